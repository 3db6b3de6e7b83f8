package io.hatchery.engine.pattern;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exact, bounded memory of one pattern for one lead.
 *
 * @param count how often it matched, ever
 * @param first when it first matched, null if never
 * @param last when it last matched, null if never
 * @param recent the newest times in ascending order, at most as many as {@code keep}
 * @param keep the bound of {@code recent}: the largest number any rule asks for
 * @param tallies what rules measure, by property
 */
public record Summary(
        long count,
        @Nullable Instant first,
        @Nullable Instant last,
        List<Instant> recent,
        int keep,
        Map<String, Tally> tallies) {
    public Summary {
        recent = Times.copyOf(recent);
        tallies = SmallMap.copyOf(tallies);
    }

    public Summary(long count, @Nullable Instant first, @Nullable Instant last, List<Instant> recent, int keep) {
        this(count, first, last, recent, keep, Map.of());
    }

    public static Summary none(int keep) {
        return new Summary(0, null, null, List.of(), keep);
    }

    /** This with one more time, which may lie before others, and the newest {@code keep} kept. */
    public Summary with(Instant at, int keep) {
        Instant earliest = first == null || at.isBefore(first) ? at : first;
        Instant latest = last == null || at.isAfter(last) ? at : last;
        return new Summary(count + 1, earliest, latest, times().with(at, keep), keep, tallies);
    }

    /** This with what an event that matched adds, and the newest {@code keep} times kept. */
    Summary with(PatternFact.Match match, Instant occurredAt, int keep) {
        Summary changed = this;
        if (match.times().isEmpty()) {
            changed = with(occurredAt, keep);
        }
        for (Instant at : match.times()) {
            changed = changed.with(at, keep);
        }
        return match.amounts().isEmpty() ? changed : changed.with(match.amounts());
    }

    private Summary with(List<PatternFact.Amount> amounts) {
        SmallMap<Tally> changed = SmallMap.copyOf(tallies);
        for (PatternFact.Amount amount : amounts) {
            Tally before = changed.get(amount.property());
            changed = changed.with(amount.property(), (before == null ? Tally.NONE : before).after(amount));
        }
        return new Summary(count, first, last, recent, keep, changed);
    }

    /** What a property of the events comes to. */
    public Tally tally(String property) {
        Tally tally = tallies.get(property);
        return tally == null ? Tally.NONE : tally;
    }

    /** This with only the newest {@code keep} times. */
    public Summary keeping(int keep) {
        return new Summary(count, first, last, times().newest(keep), keep, tallies);
    }

    /** How many of the kept times lie strictly after a moment. */
    public int countAfter(Instant moment) {
        int counted = 0;
        Times times = times();
        for (int i = times.size() - 1; i >= 0 && times.isAfter(i, moment); i--) {
            counted++;
        }
        return counted;
    }

    /** How many of the kept times lie at a moment or after it. */
    public int countFrom(Instant moment) {
        int counted = 0;
        Times times = times();
        for (int i = times.size() - 1; i >= 0 && !times.isBefore(i, moment); i--) {
            counted++;
        }
        return counted;
    }

    /** How many times are kept. */
    public int kept() {
        return times().size();
    }

    /** The nth newest of the kept times, from 1. */
    public Instant newest(int nth) {
        Times times = times();
        return times.get(times.size() - nth);
    }

    private Times times() {
        return (Times) recent;
    }
}
