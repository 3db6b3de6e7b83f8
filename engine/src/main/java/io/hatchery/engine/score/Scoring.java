package io.hatchery.engine.score;

import java.util.List;

/**
 * All scoring of a playbook.
 *
 * @param matrix the limits of the grades
 * @param spamLimit from this spam score on, a lead counts as spam
 */
public record Scoring(List<ScoreRule> rules, GradeMatrix matrix, double spamLimit) {
    public Scoring {
        rules = List.copyOf(rules);
    }

    /**
     * Limits of fit × engagement.
     *
     * @param a fit from which on it is A; {@code a ≥ b ≥ c}, below c it is D
     * @param one engagement from which on it is 1; {@code one ≥ two ≥ three}, below three it is 4
     */
    public record GradeMatrix(double a, double b, double c, double one, double two, double three) {}
}
