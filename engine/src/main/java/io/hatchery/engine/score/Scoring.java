package io.hatchery.engine.score;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All scoring of a playbook.
 *
 * @param matrix the limits of the grades
 * @param spamLimit from this spam score on, a lead counts as spam
 * @param modelCaps the most a whole model may add up to, by the name of the {@link ScoreRule.Model}; more than 0
 * @param account how accounts are scored, null when they are not
 */
public record Scoring(
        List<ScoreRule> rules,
        GradeMatrix matrix,
        double spamLimit,
        Map<String, Double> modelCaps,
        @Nullable AccountScoring account) {
    public Scoring {
        rules = List.copyOf(rules);
        modelCaps = Map.copyOf(modelCaps);
    }

    public Scoring(List<ScoreRule> rules, GradeMatrix matrix, double spamLimit) {
        this(rules, matrix, spamLimit, Map.of(), null);
    }

    /** The same with other rules. */
    public Scoring withRules(List<ScoreRule> changed) {
        return new Scoring(changed, matrix, spamLimit, modelCaps, account);
    }

    /**
     * An account's score is the highest fit among its leads plus the engagement of its most engaged ones.
     *
     * @param engagedFrom engagement from which on a lead counts as engaged
     * @param most how many of the most engaged leads add to the score
     */
    public record AccountScoring(double engagedFrom, int most) {}

    /**
     * Limits of fit × engagement.
     *
     * @param a fit from which on it is A; {@code a ≥ b ≥ c}, below c it is D
     * @param one engagement from which on it is 1; {@code one ≥ two ≥ three}, below three it is 4
     */
    public record GradeMatrix(double a, double b, double c, double one, double two, double three) {

        /** The grade of two scores, such as {@code B2}. */
        public String grade(double fit, double engagement) {
            return String.valueOf(
                    new char[] {"DCBA".charAt(level(fit, a, b, c)), "4321".charAt(level(engagement, one, two, three))});
        }

        /** Whether one grade is better than another: in fit or engagement, and worse in neither. */
        public static boolean rose(String from, String to) {
            return !from.equals(to) && to.charAt(0) <= from.charAt(0) && to.charAt(1) <= from.charAt(1);
        }

        /** 3 for the highest limit reached, 0 for none. */
        private static int level(double score, double high, double mid, double low) {
            return (ScoreSums.reaches(score, high) ? 1 : 0)
                    + (ScoreSums.reaches(score, mid) ? 1 : 0)
                    + (ScoreSums.reaches(score, low) ? 1 : 0);
        }
    }
}
