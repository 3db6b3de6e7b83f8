package io.hatchery.engine.condition;

import io.hatchery.engine.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a condition.
 *
 * @param reasons why, one per leaf that decided
 * @param changesAt the earliest moment the truth could change with no further input; may be early, never late; null for never
 */
public record Answer(
        boolean holds, List<Reason> reasons, @Nullable Instant changesAt) {
    public Answer {
        reasons = List.copyOf(reasons);
    }
}
