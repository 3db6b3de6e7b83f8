package io.hatchery.engine.merge;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.pattern.Tally;
import io.hatchery.engine.pattern.Tally.Day;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of the events of two leads together: what one lead would have that all of them had happened to. That is exact for every
 * pattern but those with an "after", whose first event may lie with one lead and the second with the other: for these the host
 * re-derives from both logs.
 */
final class UnitedSummaries {
    private UnitedSummaries() {}

    static Summaries of(Summaries one, Summaries other) {
        return new Summaries(Unions.of(one.byKey(), other.byKey(), UnitedSummaries::of));
    }

    private static Summary of(Summary one, Summary other) {
        int keep = Math.max(one.keep(), other.keep());
        return new Summary(
                one.count() + other.count(),
                Moments.earlier(one.first(), other.first()),
                Unions.laterOrNull(one.last(), other.last()),
                newest(one.recent(), other.recent(), keep),
                keep,
                Unions.of(one.tallies(), other.tallies(), UnitedSummaries::of));
    }

    /** The newest of two lists of times, ascending. */
    static List<Instant> newest(List<Instant> one, List<Instant> other, int keep) {
        List<Instant> all = new ArrayList<>(one);
        all.addAll(other);
        all.sort(null);
        return all.subList(Math.max(0, all.size() - keep), all.size());
    }

    /** Days and values that are too old or too many go with the next event, which brings its own bounds. */
    private static Tally of(Tally one, Tally other) {
        TreeMap<Long, Day> days = new TreeMap<>();
        one.days().forEach(day -> days.put(day.day(), day));
        other.days()
                .forEach(day -> days.merge(
                        day.day(), day, (a, b) -> new Day(a.day(), a.sum() + b.sum(), Math.max(a.max(), b.max()))));
        return new Tally(
                one.sum() + other.sum(),
                greater(one.max(), other.max()),
                List.copyOf(days.values()),
                Unions.of(one.values(), other.values(), Math::max));
    }

    private static @Nullable Double greater(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
