package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Moments;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules measure of one pattern's events. */
final class Measures {
    static final Measures NONE = new Measures(Map.of());

    private final Map<String, Bounds> byProperty;
    private final List<Read> reads = new ArrayList<>();

    /** How much is remembered of a property. */
    private record Bounds(int days, int values) {
        Bounds and(Bounds other) {
            return new Bounds(Math.max(days, other.days), Math.max(values, other.values));
        }

        boolean isWithin(@Nullable Bounds other) {
            return other != null && days <= other.days && values <= other.values;
        }
    }

    private record Read(String property, Function<Input.Happened, @Nullable Value> from, Bounds bounds) {}

    private Measures(Map<String, Bounds> byProperty) {
        this.byProperty = byProperty;
        byProperty.forEach((property, bounds) -> reads.add(new Read(property, Watched.from(property), bounds)));
    }

    /** These and what one more rule asks. */
    Measures and(Asked asked) {
        String property = asked.property();
        if (property == null) {
            return this;
        }
        Map<String, Bounds> more = new TreeMap<>(byProperty);
        more.merge(property, new Bounds(asked.keepDays(), asked.keepValues()), Bounds::and);
        return new Measures(more);
    }

    boolean isEmpty() {
        return reads.isEmpty();
    }

    /** Whether all these ask is kept by others too. */
    boolean areWithin(Measures others) {
        return byProperty.entrySet().stream()
                .allMatch(entry -> entry.getValue().isWithin(others.byProperty.get(entry.getKey())));
    }

    /** What an event adds; what it lacks adds nothing. */
    List<PatternFact.Amount> of(Input.Happened event, ZoneId zone) {
        long day = Moments.day(PatternBook.occurred(event), zone).toEpochDay();
        List<PatternFact.Amount> amounts = new ArrayList<>(reads.size());
        for (Read read : reads) {
            Value value = read.from.apply(event);
            if (value != null) {
                amounts.add(new PatternFact.Amount(read.property, value, day, read.bounds.days, read.bounds.values));
            }
        }
        return amounts;
    }
}
