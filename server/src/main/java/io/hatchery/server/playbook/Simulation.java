package io.hatchery.server.playbook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest or a dry run that somebody asked for.
 *
 * @param journey of a dry run, null for a backtest
 * @param asked what was asked, as JSON
 * @param askedBy the actor, {@code user:<id>}
 * @param job the work that does it
 * @param report what came of it, as JSON; null until it is done
 */
public record Simulation(
        String id,
        Kind kind,
        @Nullable String journey,
        String asked,
        String askedBy,
        String askedName,
        Instant askedAt,
        @Nullable String job,
        @Nullable String report,
        @Nullable Instant endedAt) {

    /** What is tried. */
    public enum Kind {
        /** A playbook, on the lives on record. */
        BACKTEST,
        /** A journey, on leads in virtual time. */
        DRY_RUN
    }
}
