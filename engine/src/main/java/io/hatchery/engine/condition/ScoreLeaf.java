package io.hatchery.engine.condition;

import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreSums;

/** Whether a score is at least so high, or lower, faded to now. */
final class ScoreLeaf extends Leaf {
    private final Dimension dimension;
    private final double points;
    private final boolean reached;

    /** @param reached whether it must be at least so high; else lower */
    ScoreLeaf(Dimension dimension, double points, boolean reached) {
        super(reached ? "score" : "scoreBelow", dimension.name(), Scalars.number(points));
        this.dimension = dimension;
        this.points = points;
        this.reached = reached;
    }

    @Override
    boolean test(Look look) {
        ScoreSums sums = look.sums();
        boolean above = sums.reaches(dimension, points);
        if (!sums.onlyFalls(dimension)) {
            look.changesAt(sums.crossing(dimension, points, look.horizon()));
        } else if (above) {
            look.fallsTo(dimension, points);
        }
        return above == reached;
    }
}
