package io.hatchery.engine.lifecycle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands.
 *
 * @param stage null before the first conclusion
 * @param since when it came there
 * @param visits by stage
 */
public record StageState(
        @Nullable String stage,
        @Nullable Instant since,
        Map<String, Visits> visits,
        @Nullable String owner) {
    public static final StageState NONE = new StageState(null, null, Map.of(), null);

    public StageState {
        visits = Map.copyOf(visits);
    }

    /** How often a stage was entered, first and last. */
    public record Visits(int count, Instant first, Instant last) {}
}
