package io.hatchery.engine.condition;

import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.pattern.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts a pattern within a window, from its summary. An event at {@code t} counts in the last {@code d} until {@code t + d}, so with no
 * further input a count only falls, and the moment it falls below what was asked is known exactly.
 */
final class HappenedLeaf extends Leaf {
    /** So many events at the very moment a lead came to a stage or journey can be told from those after. */
    private static final int TIES = 2;

    private final String key;
    private final Times times;
    private final int n;
    private final Counts counts;
    private final @Nullable Duration inLast;

    HappenedLeaf(Condition.Happened condition, String key) {
        super(
                "happened",
                condition.pattern().type(),
                condition.times().name(),
                Integer.toString(condition.n()),
                Windows.describe(condition.window()));
        this.key = key;
        this.times = condition.times();
        this.n = condition.n();
        this.counts = counts(condition.window());
        this.inLast = condition.window() instanceof Window.InLast last ? last.duration() : null;
    }

    /** How many recent times the answer needs: one more than asked, to tell "n" from "more than n". */
    static int keep(Condition.Happened condition) {
        return switch (condition.window()) {
            case Window.Ever _, Window.Between _ -> 0;
            case Window.InLast _ -> condition.n() + 1;
            case Window.SinceStage _, Window.SinceJourney _ -> condition.n() + 1 + TIES;
        };
    }

    @Override
    boolean test(Look look) {
        Summary summary = look.state().summaries().of(key);
        if (inLast != null) {
            return times == Times.AT_LEAST ? atLeastInLast(look, summary, inLast) : inLast(look, summary, inLast);
        }
        return asked(counts.in(look, summary));
    }

    /** How windows that do not move with time count. */
    private interface Counts {
        long in(Look look, Summary summary);
    }

    private Counts counts(Window window) {
        return switch (window) {
            case Window.Ever _, Window.Between _ -> (_, summary) -> summary.count();
            case Window.InLast last ->
                (look, summary) -> summary.countAfter(look.now().minus(last.duration()));
            case Window.SinceStage _ ->
                (look, summary) -> {
                    StageState stage = look.state().stage();
                    return since(summary, stage.since(), stage.settled());
                };
            case Window.SinceJourney _ ->
                (look, summary) -> {
                    Enrolment enrolment = look.enrolment();
                    return enrolment == null ? 0 : since(summary, enrolment.enteredAt(), enrolment.settled());
                };
        };
    }

    /** Events at the very moment count if they came after the lead did. */
    private long since(Summary summary, @Nullable Instant moment, Map<String, Integer> settled) {
        return moment == null ? 0 : Math.max(0, summary.countFrom(moment) - settled.getOrDefault(key, 0));
    }

    private boolean inLast(Look look, Summary summary, Duration duration) {
        long count = counts.in(look, summary);
        int falls = times == Times.EXACTLY && count == n ? n : n + 1;
        if (falls >= 1 && count >= falls) {
            look.changesAt(summary.newest(falls).plus(duration));
        }
        return asked(count);
    }

    /** The usual question: the nth newest must still count. */
    private boolean atLeastInLast(Look look, Summary summary, Duration duration) {
        if (n > summary.kept()) {
            return false;
        }
        Instant ends = summary.newest(n).plus(duration);
        boolean counts = ends.isAfter(look.now());
        if (counts) {
            look.changesAt(ends);
        }
        return counts;
    }

    private boolean asked(long count) {
        return switch (times) {
            case AT_LEAST -> count >= n;
            case AT_MOST -> count <= n;
            case EXACTLY -> count == n;
        };
    }
}
