package io.hatchery.engine.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's points by rule, and the grade last concluded.
 *
 * @param grade such as {@code A1}; null before the first conclusion
 */
public record Scores(Map<String, Balance> byRule, @Nullable String grade, boolean spam) {
    public static final Scores NONE = new Scores(Map.of(), null, false);

    public Scores {
        byRule = Map.copyOf(byRule);
    }

    /**
     * What one rule has added up to.
     *
     * @param points as of {@code at}
     * @param halfLife null when the points do not fade
     */
    public record Balance(
            Dimension dimension,
            double points,
            Instant at,
            @Nullable Duration halfLife) {}
}
