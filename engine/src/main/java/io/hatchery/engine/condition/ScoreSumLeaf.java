package io.hatchery.engine.condition;

import io.hatchery.engine.base.Scalars;

/** Whether fit and engagement together are at least so high, faded to now. */
final class ScoreSumLeaf extends Leaf {
    private final double points;

    ScoreSumLeaf(double points) {
        super("scoreSum", Scalars.number(points));
        this.points = points;
    }

    @Override
    boolean test(Look look) {
        look.changesAt(look.sums().sumCrossing(points, look.horizon()));
        return look.sums().sumReaches(points);
    }
}
