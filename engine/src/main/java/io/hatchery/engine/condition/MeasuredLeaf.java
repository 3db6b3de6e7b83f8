package io.hatchery.engine.condition;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition.Measure;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Asked;
import io.hatchery.engine.pattern.Tally;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares a measure of a property, from the pattern's tally. With no further input a window only loses days, the oldest first, each at
 * the company's midnight; so the first day whose leaving changes the answer is found exactly. Nothing adds up to 0 and has 0 different
 * values, but has no largest.
 */
final class MeasuredLeaf extends Leaf {
    /** Sums such as 0.1 + 0.2 must be 0.3. */
    private static final double TOLERANCE = 1e-9;

    private final String key;
    private final Condition.Measured asked;
    private final double tolerance;
    private final int days;

    MeasuredLeaf(Condition.Measured condition, String key) {
        super(
                "measured",
                condition.measure().name(),
                condition.property(),
                condition.pattern().type(),
                condition.times().name(),
                Scalars.number(condition.amount()),
                Windows.describe(condition.window()));
        this.key = key;
        this.asked = condition;
        this.tolerance = TOLERANCE * Math.max(1, Math.abs(condition.amount()));
        this.days = days(condition.window());
    }

    /** What the answer needs: of different values one more than asked, to tell "n" from "more than n". */
    static Asked needs(Condition.Measured condition) {
        boolean distinct = condition.measure() == Measure.DISTINCT;
        return Asked.measure(
                condition.property(),
                distinct ? 0 : days(condition.window()),
                distinct ? (int) condition.amount() + 1 : 0);
    }

    private static int days(Window window) {
        return switch (window) {
            case Window.InLast(var duration) -> (int) Math.max(1, duration.toDays());
            case Window.Ever _, Window.Between _, Window.SinceStage _, Window.SinceJourney _ -> 0;
        };
    }

    @Override
    boolean test(Look look) {
        Tally tally = look.state().summaries().of(key).tally(asked.property());
        return switch (asked.measure()) {
            case SUM -> days == 0 ? holds(tally.sum()) : inLastDays(look, tally.days(), false);
            case MAX -> days == 0 ? holdsOfMax(tally.max()) : inLastDays(look, tally.days(), true);
            case DISTINCT -> days == 0 ? holds(tally.values().size()) : differentInLastDays(look, tally);
        };
    }

    private long firstDay(Look look) {
        return Moments.day(look.now(), look.zone()).toEpochDay() - days + 1;
    }

    /**
     * Adds up from the newest day back, so that what a window comes to once its oldest days have left is met on the way, to the last
     * digit as it will be computed then.
     */
    private boolean inLastDays(Look look, List<Tally.Day> all, boolean max) {
        long first = firstDay(look);
        double measure = max ? Double.NEGATIVE_INFINITY : 0;
        boolean holds = !max && holds(0);
        long until = Long.MIN_VALUE;
        for (int i = all.size() - 1; i >= 0 && all.get(i).day() >= first; i--) {
            Tally.Day day = all.get(i);
            measure = max ? Math.max(measure, day.max()) : measure + day.sum();
            boolean with = holds(measure);
            if (with != holds) {
                until = day.day();
                holds = with;
            }
        }
        if (until != Long.MIN_VALUE) {
            leaves(look, until);
        }
        return holds;
    }

    private boolean differentInLastDays(Look look, Tally tally) {
        long first = firstDay(look);
        long[] seen = tally.values().values().stream()
                .mapToLong(Long::longValue)
                .filter(day -> day >= first)
                .sorted()
                .toArray();
        boolean holds = holds(seen.length);
        for (int left = 1; left <= seen.length; left++) {
            if (holds(seen.length - left) != holds) {
                leaves(look, seen[left - 1]);
                break;
            }
        }
        return holds;
    }

    /** The answer changes when a day leaves the window. */
    private void leaves(Look look, long day) {
        look.changesAt(Moments.start(LocalDate.ofEpochDay(day + days), look.zone()));
    }

    private boolean holdsOfMax(@Nullable Double max) {
        return max != null && holds(max);
    }

    private boolean holds(double measure) {
        return Windows.holds(asked.times(), measure, asked.amount(), tolerance);
    }
}
