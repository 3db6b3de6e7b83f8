package io.hatchery.engine.lifecycle;

import io.hatchery.engine.Conclusion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Conclusions about stages and owners. */
public sealed interface LifecycleFact extends Conclusion {

    /**
     * A lead moved.
     *
     * @param from null for the first stage
     * @param by the actor, null when a rule moved it
     * @param note the reason the actor gave
     * @param after how long it had been in {@code from}
     * @param heldUntil until when rules do not move it on, null for not at all
     */
    record StageChanged(
            @Nullable String from,
            String to,
            @Nullable String by,
            @Nullable String note,
            @Nullable Duration after,
            @Nullable Instant heldUntil)
            implements LifecycleFact {
        public StageChanged(
                @Nullable String from,
                String to,
                @Nullable String by,
                @Nullable String note,
                @Nullable Duration after) {
            this(from, to, by, note, after, null);
        }
    }

    /**
     * The clock of a stage runs; it stops when the lead leaves the stage.
     *
     * @param warnAt null when nothing warns
     */
    record ClockStarted(String stage, @Nullable Instant warnAt, Instant dueAt) implements LifecycleFact {}

    /** The stage has no clock any more. */
    record ClockStopped(String stage) implements LifecycleFact {}

    record ClockWarned(String stage, Instant dueAt) implements LifecycleFact {}

    /** The lead stayed longer than agreed. */
    record ClockBreached(String stage, Instant dueAt) implements LifecycleFact {}

    /** A person asked for a move that is not allowed. */
    record MoveRefused(
            @Nullable String from, String to, @Nullable String by, Why why) implements LifecycleFact {}

    /** Why a move was refused. */
    enum Why {
        UNKNOWN_STAGE,
        NOT_ALLOWED_FROM_HERE,
        FIELD_MISSING,
        REASON_MISSING,
        REASON_UNKNOWN
    }

    /** A lead has another owner; null for none. */
    record OwnerChanged(@Nullable String from, @Nullable String to) implements LifecycleFact {}
}
