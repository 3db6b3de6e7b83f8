package io.hatchery.engine.score;

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
 */
public record Scores(Map<String, Balance> byRule, @Nullable String grade, boolean spam) {
    public static final Scores NONE = new Scores(Map.of(), null, false);

    public Scores {
        byRule = SmallMap.copyOf(byRule);
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
            @Nullable Duration halfLife) {

        /**
         * What is left of the points: {@code p · 2^(−t/halfLife)}. Points fade by whole seconds, so that between two seconds no
         * score changes.
         */
        public double pointsAt(Instant now) {
            return halfLife == null ? points : Fading.left(points, at, now, halfLife);
        }
    }

    /** These with one more fact folded in. */
    public Scores after(ScoreFact fact) {
        return switch (fact) {
            case ScoreFact.ScoreChanged changed -> with(changed.contributions());
            case ScoreFact.GradeChanged changed -> new Scores(byRule, changed.to(), spam);
            case ScoreFact.SpamVerdictChanged changed -> new Scores(byRule, grade, changed.spam());
        };
    }

    private Scores with(List<ScoreFact.Contribution> contributions) {
        SmallMap<Balance> balances = SmallMap.copyOf(byRule);
        for (ScoreFact.Contribution contribution : contributions) {
            balances = contribution.balance().points() == 0
                    ? balances.without(contribution.rule())
                    : balances.with(contribution.rule(), contribution.balance());
        }
        return new Scores(balances, grade, spam);
    }
}
