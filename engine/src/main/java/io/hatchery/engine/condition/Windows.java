package io.hatchery.engine.condition;

import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;

/** What leaves that look at patterns share. */
final class Windows {
    private Windows() {}

    /** The pattern a window makes of another: a time between two moments is a filter, so its events are counted by themselves. */
    static Pattern within(Pattern pattern, Window window) {
        return window instanceof Window.Between(var from, var to) ? pattern.between(from, to) : pattern;
    }

    /** As the reasons of an answer name it. */
    static String describe(Window window) {
        return switch (window) {
            case Window.Ever _ -> "ever";
            case Window.InLast inLast -> inLast.duration().toString();
            case Window.Between(var from, var to) -> (from == null ? "" : from) + "/" + (to == null ? "" : to);
            case Window.SinceStage _ -> "stage";
            case Window.SinceJourney _ -> "journey";
        };
    }

    static boolean holds(Times times, double measure, double asked, double tolerance) {
        return switch (times) {
            case AT_LEAST -> measure >= asked - tolerance;
            case AT_MOST -> measure <= asked + tolerance && measure != Double.NEGATIVE_INFINITY;
            case EXACTLY -> Math.abs(measure - asked) <= tolerance;
        };
    }
}
