package io.hatchery.engine.score;

import java.time.Instant;
import java.util.List;

/**
 * A lead's scores at a moment, faded to it.
 *
 * @param parts what each rule stands at, the weightiest first
 */
public record ScoreReport(Instant at, double fit, double engagement, double spam, List<Part> parts) {
    public ScoreReport {
        parts = List.copyOf(parts);
    }

    /** One rule's part. */
    public record Part(String rule, Dimension dimension, double points) {}

    /** The scores at a moment. */
    public static ScoreReport of(Scores scores, Instant now) {
        ScoreSums sums = ScoreSums.of(scores, now);
        List<Part> parts = scores.byRule().entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey(),
                        entry.getValue().dimension(),
                        entry.getValue().pointsAt(now)))
                .sorted((one, other) -> Double.compare(Math.abs(other.points()), Math.abs(one.points())))
                .toList();
        return new ScoreReport(
                now, sums.value(Dimension.FIT), sums.value(Dimension.ENGAGEMENT), sums.value(Dimension.SPAM), parts);
    }
}
