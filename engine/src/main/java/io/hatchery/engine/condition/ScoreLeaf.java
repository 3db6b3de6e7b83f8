package io.hatchery.engine.condition;

import io.hatchery.engine.base.Scalars;

/** Whether a score is at least so high, faded to now. */
final class ScoreLeaf extends Leaf {
    private final Condition.ScoreAtLeast asked;

    ScoreLeaf(Condition.ScoreAtLeast asked) {
        super("score", asked.dimension().name(), Scalars.number(asked.points()));
        this.asked = asked;
    }

    @Override
    boolean test(Look look) {
        look.changesAt(look.sums().crossing(asked.dimension(), asked.points(), look.horizon()));
        return look.sums().reaches(asked.dimension(), asked.points());
    }
}
