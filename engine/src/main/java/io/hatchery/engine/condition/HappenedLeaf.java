package io.hatchery.engine.condition;

import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Summary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts a pattern within a window, from its summary. An event at {@code t} counts in the last {@code d} until {@code t + d}, so with no
 * further input a count only falls, and the moment it falls below what was asked is known exactly.
 */
final class HappenedLeaf extends Leaf {
    private final String key;
    private final Times times;
    private final int n;
    private final Window window;

    HappenedLeaf(Condition.Happened condition, String key) {
        super(
                "happened",
                condition.pattern().type(),
                condition.times().name(),
                Integer.toString(condition.n()),
                describe(condition.window()));
        this.key = key;
        this.times = condition.times();
        this.n = condition.n();
        this.window = condition.window();
    }

    /** How many recent times the answer needs: one more than asked, to tell "n" from "more than n". */
    static int keep(Condition.Happened condition) {
        return switch (condition.window()) {
            case Window.Ever _ -> 0;
            case Window.InLast _, Window.SinceStage _, Window.SinceJourney _ -> condition.n() + 1;
        };
    }

    private static String describe(Window window) {
        return switch (window) {
            case Window.Ever _ -> "ever";
            case Window.InLast inLast -> inLast.duration().toString();
            case Window.SinceStage _ -> "stage";
            case Window.SinceJourney _ -> "journey";
        };
    }

    @Override
    boolean test(Look look) {
        Summary summary = look.state().summaries().of(key);
        return switch (window) {
            case Window.Ever _ -> asked(summary.count());
            case Window.InLast inLast -> inLast(look, summary, inLast.duration());
            case Window.SinceStage _ ->
                asked(since(summary, look.state().stage().since()));
            case Window.SinceJourney _ -> asked(since(summary, look.enrolledAt()));
        };
    }

    private static int since(Summary summary, @Nullable Instant moment) {
        return moment == null ? 0 : summary.countAfter(moment);
    }

    private boolean inLast(Look look, Summary summary, Duration duration) {
        int count = summary.countAfter(look.now().minus(duration));
        int falls = times == Times.AT_LEAST || times == Times.EXACTLY && count == n ? n : n + 1;
        if (falls >= 1 && count >= falls) {
            look.changesAt(summary.newest(falls).plus(duration));
        }
        return asked(count);
    }

    private boolean asked(long count) {
        return switch (times) {
            case AT_LEAST -> count >= n;
            case AT_MOST -> count <= n;
            case EXACTLY -> count == n;
        };
    }
}
