package io.hatchery.engine.pattern;

import io.hatchery.engine.base.SmallMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exact, bounded memory of one property of a pattern's events: its sum and largest value, ever and by day, and its different values.
 *
 * @param sum of all numbers, ever
 * @param max the largest number, ever; null when there was none
 * @param days in ascending order, only those the longest window any rule asks for can still reach
 * @param values the different values last seen, by text, with the day each was last seen; at most as many as any rule asks for
 */
public record Tally(double sum, @Nullable Double max, List<Day> days, Map<String, Long> values) {
    public static final Tally NONE = new Tally(0, null, List.of(), Map.of());

    public Tally {
        days = List.copyOf(days);
        values = SmallMap.copyOf(values);
    }

    /** One day of the company's calendar, counted from 1970-01-01. */
    public record Day(long day, double sum, double max) {}
}
