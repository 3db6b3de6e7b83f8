package io.hatchery.engine.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scores at a moment, faded to it.
 *
 * @param parts what each rule stands at, the weightiest first, before models are capped
 * @param capped the models whose rules come to more than the model may add
 */
public record ScoreReport(
        Instant at, double fit, double engagement, double spam, List<Part> parts, List<Capped> capped) {
    public ScoreReport {
        parts = List.copyOf(parts);
        capped = List.copyOf(capped);
    }

    /**
     * One rule's part.
     *
     * @param rule its id; {@code +} and a dimension for points people and journeys gave
     * @param model null for those, and for what rules before models had caps gave
     */
    public record Part(String rule, Dimension dimension, double points, ScoreRule.@Nullable Model model) {}

    /** A model at its cap: its rules come to these points, of which the cap counts. */
    public record Capped(ScoreRule.Model model, double points, double cap) {}

    /** The scores at a moment. */
    public static ScoreReport of(Scores scores, Instant now) {
        ScoreSums sums = ScoreSums.of(scores, now);
        List<Part> parts = scores.byRule().entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey(),
                        entry.getValue().dimension(),
                        entry.getValue().pointsAt(now),
                        entry.getValue().model()))
                .filter(part -> part.points() != 0)
                .sorted((one, other) -> Double.compare(Math.abs(other.points()), Math.abs(one.points())))
                .toList();
        return new ScoreReport(
                now,
                sums.value(Dimension.FIT),
                sums.value(Dimension.ENGAGEMENT),
                sums.value(Dimension.SPAM),
                parts,
                capped(scores, parts));
    }

    private static List<Capped> capped(Scores scores, List<Part> parts) {
        List<Capped> capped = new ArrayList<>();
        for (ScoreRule.Model model : ScoreRule.Model.values()) {
            Double cap = scores.modelCaps().get(model.name());
            double points = parts.stream()
                    .filter(part -> part.model() == model)
                    .mapToDouble(Part::points)
                    .sum();
            if (cap != null && points > cap) {
                capped.add(new Capped(model, points, cap));
            }
        }
        return capped;
    }
}
