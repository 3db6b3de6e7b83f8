package io.hatchery.server.desk;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead waiting to be worked.
 *
 * @param since when it came to its stage
 * @param person {@code user:<id>}, null while no person owns it
 * @param team {@code team:<name>} when a team owns it
 * @param gradeRank 0 for A1 to 15 for D4, {@value #UNGRADED} for none
 * @param score fit and engagement together
 */
record QueueItem(
        long lead,
        String stage,
        Instant since,
        @Nullable String person,
        @Nullable String team,
        @Nullable String grade,
        int gradeRank,
        double score) {
    static final int UNGRADED = 99;

    /** What a lead in this state is on the desk; null when the desk does not work it. */
    static @Nullable QueueItem of(LeadState state, Instant now) {
        StageState standing = state.stage();
        if (standing.stage() == null || standing.since() == null || !Desk.WORKED.contains(standing.stage())) {
            return null;
        }
        String owner = standing.owner();
        boolean person = owner != null && Desk.isPerson(owner);
        return new QueueItem(
                state.lead(),
                standing.stage(),
                standing.since(),
                person ? owner : null,
                person ? null : owner,
                state.scores().grade(),
                rank(state.scores().grade()),
                points(state.scores(), Dimension.FIT, now) + points(state.scores(), Dimension.ENGAGEMENT, now));
    }

    static int rank(@Nullable String grade) {
        if (grade == null || grade.length() != 2) {
            return UNGRADED;
        }
        int fit = grade.charAt(0) - 'A';
        int engagement = grade.charAt(1) - '1';
        boolean known = fit >= 0 && fit < 4 && engagement >= 0 && engagement < 4;
        return known ? fit * 4 + engagement : UNGRADED;
    }

    /** The points of a dimension as they stand at a moment, each rule's half-life counted: {@code p · 2^(−t/halfLife)}. */
    static double points(Scores scores, Dimension dimension, Instant now) {
        return scores.byRule().values().stream()
                .filter(it -> it.dimension() == dimension)
                .mapToDouble(it -> standing(it, now))
                .sum();
    }

    private static double standing(Scores.Balance balance, Instant now) {
        Duration halfLife = balance.halfLife();
        if (halfLife == null || !now.isAfter(balance.at())) {
            return balance.points();
        }
        double lives = (double) Duration.between(balance.at(), now).toMillis() / halfLife.toMillis();
        return balance.points() * Math.pow(2, -lives);
    }
}
