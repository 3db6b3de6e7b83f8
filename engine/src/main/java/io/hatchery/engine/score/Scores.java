package io.hatchery.engine.score;

import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.base.SmallMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's points by rule, and the grade last concluded.
 *
 * @param grade such as {@code A1}; null before the first conclusion
 * @param limits how each limit stands that rules ask the crossing of, by {@link #limit}
 * @param gradeRoseAt when the grade last became better, null if never
 * @param modelCaps the most each model may add up to, by its name; a model that is not here has no limit
 */
public record Scores(
        Map<String, Balance> byRule,
        @Nullable String grade,
        boolean spam,
        Map<String, Limit> limits,
        @Nullable Instant gradeRoseAt,
        Map<String, Double> modelCaps) {
    public static final Scores NONE = new Scores(Map.of(), null, false, Map.of(), null, Map.of());

    public Scores {
        byRule = SmallMap.copyOf(byRule);
        limits = SmallMap.copyOf(limits);
        modelCaps = SmallMap.copyOf(modelCaps);
    }

    /** The name of a limit, such as {@code ENGAGEMENT≥50}. */
    public static String limit(Dimension dimension, double points) {
        return dimension + "≥" + Scalars.number(points);
    }

    /**
     * How a score stands to a limit.
     *
     * @param roseAt when it last came to the limit from below, null if never
     */
    public record Limit(boolean above, @Nullable Instant roseAt) {}

    /**
     * What one rule has added up to.
     *
     * @param points as of {@code at}; what all grants stand at then, if there are any
     * @param halfLife null when the points do not fade by half-life
     * @param model null for what rules before models had caps gave
     * @param decay how grants fade, linear or by expiry; null when there are none
     * @param grants points whose fading is counted one by one, oldest first
     * @param today what the rule gave on its last day, null when days are not capped
     */
    public record Balance(
            Dimension dimension,
            double points,
            Instant at,
            @Nullable Duration halfLife,
            ScoreRule.@Nullable Model model,
            ScoreRule.@Nullable Decay decay,
            List<Grant> grants,
            @Nullable Today today) {
        public Balance {
            grants = List.copyOf(grants);
        }

        public Balance(Dimension dimension, double points, Instant at, @Nullable Duration halfLife) {
            this(dimension, points, at, halfLife, null, null, List.of(), null);
        }

        /**
         * What is left of the points: {@code p · 2^(−t/halfLife)}. Points fade by whole seconds, so that between two seconds no
         * score changes.
         */
        public double pointsAt(Instant now) {
            return halfLife == null ? points : Fading.left(points, at, now, halfLife);
        }
    }

    /** Points given at a moment. */
    public record Grant(double points, Instant at) {}

    /** @param day of the company's calendar, counted from 1970-01-01 */
    public record Today(long day, double points) {}

    /** These with one more fact folded in. */
    public Scores after(ScoreFact fact) {
        return switch (fact) {
            case ScoreFact.ScoreChanged changed -> with(changed.contributions());
            case ScoreFact.GradeChanged changed ->
                new Scores(byRule, changed.to(), spam, limits, gradeRoseAt, modelCaps);
            case ScoreFact.SpamVerdictChanged changed ->
                new Scores(byRule, grade, changed.spam(), limits, gradeRoseAt, modelCaps);
            case ScoreFact.LimitCrossed _, ScoreFact.ModelCapsSet _ -> throw new UnsupportedOperationException("H2");
        };
    }

    private Scores with(List<ScoreFact.Contribution> contributions) {
        SmallMap<Balance> balances = SmallMap.copyOf(byRule);
        for (ScoreFact.Contribution contribution : contributions) {
            balances = contribution.balance().points() == 0
                    ? balances.without(contribution.rule())
                    : balances.with(contribution.rule(), contribution.balance());
        }
        return new Scores(balances, grade, spam, limits, gradeRoseAt, modelCaps);
    }
}
