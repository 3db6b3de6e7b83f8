package io.hatchery.engine.lifecycle;

import io.hatchery.engine.Conclusion;
import java.time.Duration;
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
     */
    record StageChanged(
            @Nullable String from,
            String to,
            @Nullable String by,
            @Nullable String note,
            @Nullable Duration after) implements LifecycleFact {}

    /** A person asked for a move that is not allowed. */
    record MoveRefused(
            @Nullable String from, String to, @Nullable String by, Why why) implements LifecycleFact {}

    /** Why a move was refused. */
    enum Why {
        UNKNOWN_STAGE,
        NOT_ALLOWED_FROM_HERE,
        FIELD_MISSING,
        REASON_MISSING
    }

    /** A lead has another owner; null for none. */
    record OwnerChanged(@Nullable String from, @Nullable String to) implements LifecycleFact {}
}
