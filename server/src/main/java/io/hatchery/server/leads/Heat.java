package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scores at a moment, and until when the engagement stays true to a point.
 *
 * @param fadesAt when engagement may have faded by more than {@value #TOLERANCE} points; null when it does not fade by so much
 */
record Heat(
        double fit,
        double engagement,
        double spam,
        Instant at,
        @Nullable Instant fadesAt) {
    private static final double TOLERANCE = 0.5;

    static Heat of(LeadState state, Instant now) {
        double[] sums = new double[Dimension.values().length];
        double fading = 0;
        double perSecond = 0;
        for (Balance balance : state.scores().byRule().values()) {
            double points = pointsAt(balance, now);
            sums[balance.dimension().ordinal()] += points;
            Duration halfLife = balance.halfLife();
            if (halfLife != null && balance.dimension() == Dimension.ENGAGEMENT) {
                fading += Math.abs(points);
                perSecond += Math.abs(points) * Math.log(2) / halfLife.toSeconds();
            }
        }
        Instant fadesAt = fading <= TOLERANCE ? null : now.plusSeconds(Math.max(60, (long) (TOLERANCE / perSecond)));
        return new Heat(
                sums[Dimension.FIT.ordinal()],
                sums[Dimension.ENGAGEMENT.ordinal()],
                sums[Dimension.SPAM.ordinal()],
                now,
                fadesAt);
    }

    /** What a balance has faded to: {@code p · 2^(−t/halfLife)}. */
    static double pointsAt(Balance balance, Instant now) {
        Duration halfLife = balance.halfLife();
        if (halfLife == null) {
            return balance.points();
        }
        double elapsed = Duration.between(balance.at(), now).toMillis() / (double) halfLife.toMillis();
        return elapsed <= 0 ? balance.points() : balance.points() * Math.pow(2, -elapsed);
    }
}
