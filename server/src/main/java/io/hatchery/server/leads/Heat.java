package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreReport;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scores at a moment, and until when the engagement stays true to half a point.
 *
 * @param fadesAt when engagement may have faded by more than that; null when it never does
 */
record Heat(
        double fit,
        double engagement,
        double spam,
        Instant at,
        @Nullable Instant fadesAt) {
    /** So many points it may have faded by since it was computed. */
    static final double TOLERANCE = 0.5;

    /** It is not computed anew more often than this; what fades faster may be further off meanwhile. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    static Heat of(LeadState state, Instant now) {
        ScoreReport report = Engine.scores(state, now);
        return new Heat(report.fit(), report.engagement(), report.spam(), now, fadesAt(state, now));
    }

    /** The steepest it can fade is now: points divided by their half-lives only become fewer. */
    private static @Nullable Instant fadesAt(LeadState state, Instant now) {
        double fading = 0;
        double perSecond = 0;
        for (Balance balance : state.scores().byRule().values()) {
            Duration halfLife = balance.halfLife();
            if (halfLife != null && balance.dimension() == Dimension.ENGAGEMENT) {
                double points = Math.abs(balance.pointsAt(now));
                fading += points;
                perSecond += points * Math.log(2) / halfLife.toSeconds();
            }
        }
        return fading <= TOLERANCE
                ? null
                : now.plusSeconds(Math.max(SHORTEST.toSeconds(), (long) (TOLERANCE / perSecond)));
    }
}
