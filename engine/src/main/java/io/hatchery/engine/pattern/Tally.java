package io.hatchery.engine.pattern;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.base.SmallMap;
import java.util.ArrayList;
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
    private static final int LONGEST = 150;
    public static final Tally NONE = new Tally(0, null, List.of(), Map.of());

    public Tally {
        days = List.copyOf(days);
        values = SmallMap.copyOf(values);
    }

    /** One day of the company's calendar, counted from 1970-01-01. */
    public record Day(long day, double sum, double max) {
        private Day with(double number) {
            return new Day(day, plus(sum, number), Math.max(max, number));
        }
    }

    /** This with what one more event adds, within the bounds it brings. Of several values each counts. */
    public Tally after(PatternFact.Amount amount) {
        Tally tally = new Tally(sum, max, newest(days, amount.keepDays()), newest(values, amount.keepValues()));
        if (!(amount.value() instanceof Value.Many many)) {
            return tally.with(amount.value(), amount);
        }
        for (Value one : many.values()) {
            tally = tally.with(one, amount);
        }
        return tally;
    }

    private Tally with(Value value, PatternFact.Amount amount) {
        Map<String, Long> seen = amount.keepValues() == 0 || Scalars.missing(value)
                ? values
                : newest(seen(name(value), amount.day()), amount.keepValues());
        double number = Scalars.number(value);
        if (Double.isNaN(number)) {
            return new Tally(sum, max, days, seen);
        }
        List<Day> counted = amount.keepDays() == 0 ? days : newest(on(amount.day(), number), amount.keepDays());
        return new Tally(plus(sum, number), max == null ? number : Math.max(max, number), counted, seen);
    }

    /** Sums stay finite, whatever clients send. */
    private static double plus(double sum, double number) {
        return Math.clamp(sum + number, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private List<Day> on(long day, double number) {
        int place = days.size();
        while (place > 0 && days.get(place - 1).day() > day) {
            place--;
        }
        List<Day> changed = new ArrayList<>(days);
        if (place > 0 && days.get(place - 1).day() == day) {
            changed.set(place - 1, days.get(place - 1).with(number));
        } else {
            changed.add(place, new Day(day, number, number));
        }
        return changed;
    }

    /** The days a window of so many can still reach: time only goes on. */
    private static List<Day> newest(List<Day> days, int keep) {
        if (keep == 0 || days.isEmpty()) {
            return List.of();
        }
        long oldest = days.getLast().day() - keep + 1;
        int from = 0;
        while (days.get(from).day() < oldest) {
            from++;
        }
        return days.subList(from, days.size());
    }

    private Map<String, Long> seen(String value, long day) {
        Long before = values.get(value);
        return before != null && before >= day ? values : SmallMap.with(values, value, day);
    }

    /**
     * The values seen last; among those of a day the first of the alphabet go first. One that went was seen no later than all that are
     * left, so that a window which would count it counts enough without it.
     */
    private static Map<String, Long> newest(Map<String, Long> values, int keep) {
        SmallMap<Long> kept = SmallMap.copyOf(values);
        while (kept.size() > keep) {
            int oldest = 0;
            for (int i = 1; i < kept.size(); i++) {
                int order = Long.compare(kept.value(i), kept.value(oldest));
                if (order < 0 || (order == 0 && kept.key(i).compareTo(kept.key(oldest)) < 0)) {
                    oldest = i;
                }
            }
            kept = kept.without(kept.key(oldest));
        }
        return kept;
    }

    /** A value's text; of a long one its beginning and a hash of all of it. */
    private static String name(Value value) {
        String text = Scalars.text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "#" + PatternKey.hash(text);
    }
}
