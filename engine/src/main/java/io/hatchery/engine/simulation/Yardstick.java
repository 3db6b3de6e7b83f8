package io.hatchery.engine.simulation;

import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest measures by.
 *
 * @param mqlStage id of the stage that says marketing holds a lead ready
 * @param wonStage id of the stage that says a lead was won
 * @param wonEvent type of the event that says the same; null for none
 * @param from what happened before is lived through but not counted; null counts everything
 * @param until when the story stops: later inputs are left out, and every lead is lived on to here
 * @param examples how many leads treated differently are listed at most
 */
public record Yardstick(
        String mqlStage,
        String wonStage,
        @Nullable String wonEvent,
        @Nullable Instant from,
        Instant until,
        int examples) {
    private static final int EXAMPLES = 200;

    /** The usual one: the stages named {@code mql} and {@code customer}, however they are written, and {@code opportunity.won}. */
    public static Yardstick of(Playbook playbook, @Nullable Instant from, Instant until) {
        return new Yardstick(
                named(playbook, "mql"), named(playbook, "customer"), "opportunity.won", from, until, EXAMPLES);
    }

    private static String named(Playbook playbook, String id) {
        return playbook.lifecycle().stages().stream()
                .map(stage -> stage.id())
                .filter(id::equalsIgnoreCase)
                .findFirst()
                .orElse(id);
    }

    boolean counts(Instant at) {
        return from == null || !at.isBefore(from);
    }
}
