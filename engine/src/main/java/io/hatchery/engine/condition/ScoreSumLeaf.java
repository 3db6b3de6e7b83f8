package io.hatchery.engine.condition;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreSums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether fit and engagement together are at least so high, faded to now. The sum cannot cross its limit before one of the two has gone
 * its share of the way there; which is early when both fade, and then the rest of the way is shared anew.
 */
final class ScoreSumLeaf extends Leaf {
    private static final double TOLERANCE = 1e-9;

    /** A way too short to share: points fade by whole seconds, so the next second is never too late. */
    private static final double SHORT = 1e-6;

    private final double limit;

    ScoreSumLeaf(double limit) {
        super("scoreSum", Scalars.number(limit));
        this.limit = limit;
    }

    @Override
    boolean test(Look look) {
        ScoreSums sums = look.sums();
        double way = sums.value(Dimension.FIT) + sums.value(Dimension.ENGAGEMENT) - limit;
        look.changesAt(crossing(look, sums, way));
        return way >= -TOLERANCE;
    }

    /** @param way how far above the limit; negative below */
    private static @Nullable Instant crossing(Look look, ScoreSums sums, double way) {
        double least = way >= -TOLERANCE ? SHORT : -SHORT;
        boolean fitFades = moves(look, sums, Dimension.FIT, least);
        boolean engagementFades = moves(look, sums, Dimension.ENGAGEMENT, least);
        if (!fitFades && !engagementFades) {
            return null;
        }
        if (Math.abs(way) <= 4 * SHORT) {
            return Instant.ofEpochSecond(look.now().getEpochSecond() + 1);
        }
        double rest = way - 2 * least;
        double share = fitFades && engagementFades ? rest / 2 : rest;
        return Moments.earlier(
                fitFades ? moved(look, sums, Dimension.FIT, share) : null,
                engagementFades ? moved(look, sums, Dimension.ENGAGEMENT, share) : null);
    }

    private static boolean moves(Look look, ScoreSums sums, Dimension dimension, double way) {
        return moved(look, sums, dimension, way) != null;
    }

    /** When a dimension may have gone so far down, or up when the way is negative. */
    private static @Nullable Instant moved(Look look, ScoreSums sums, Dimension dimension, double way) {
        return sums.crossing(dimension, sums.value(dimension) - way, look.horizon());
    }
}
