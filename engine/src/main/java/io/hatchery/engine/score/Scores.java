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
        byRule = Balances.copyOf(byRule);
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
            if (halfLife != null) {
                return Fading.left(points, at, now, halfLife);
            }
            return decay == null ? points : Grants.at(grants, decay, now);
        }

        /** The same as given by a model. */
        Balance in(ScoreRule.@Nullable Model changed) {
            return new Balance(dimension, points, at, halfLife, changed, decay, grants, today);
        }
    }

    /** Points given at a moment. A balance keeps at most {@value Grants#MOST}. */
    public record Grant(double points, Instant at) {}

    /** @param day of the company's calendar, counted from 1970-01-01 */
    public record Today(long day, double points) {}

    /** These with one more fact folded in. */
    public Scores after(ScoreFact fact, Instant at) {
        return switch (fact) {
            case ScoreFact.ScoreChanged changed -> with(changed.contributions());
            case ScoreFact.GradeChanged changed -> {
                Instant rose = Boolean.TRUE.equals(changed.rose()) ? at : gradeRoseAt;
                yield new Scores(byRule, changed.to(), spam, limits, rose, modelCaps);
            }
            case ScoreFact.SpamVerdictChanged changed ->
                new Scores(byRule, grade, changed.spam(), limits, gradeRoseAt, modelCaps);
            case ScoreFact.LimitCrossed crossed ->
                new Scores(byRule, grade, spam, crossed(crossed, at), gradeRoseAt, modelCaps);
            case ScoreFact.ModelCapsSet set -> new Scores(byRule, grade, spam, limits, gradeRoseAt, set.caps());
        };
    }

    private Map<String, Limit> crossed(ScoreFact.LimitCrossed crossed, Instant at) {
        String name = limit(crossed.dimension(), crossed.points());
        Limit before = limits.get(name);
        Instant roseAt = before == null ? null : before.roseAt();
        boolean rose = before != null && !before.above() && crossed.above();
        return SmallMap.with(limits, name, new Limit(crossed.above(), rose ? at : roseAt));
    }

    Scores with(List<ScoreFact.Contribution> contributions) {
        Balances balances = Balances.copyOf(byRule);
        for (ScoreFact.Contribution contribution : contributions) {
            balances = contribution.balance().points() == 0
                    ? balances.without(contribution.rule())
                    : balances.with(contribution.rule(), contribution.balance());
        }
        return new Scores(balances, grade, spam, limits, gradeRoseAt, modelCaps);
    }
}
