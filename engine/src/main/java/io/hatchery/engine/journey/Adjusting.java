package io.hatchery.engine.journey;

import io.hatchery.engine.Reason;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.score.Dimension;

/** Adds points to a score, which do not fade. */
@FunctionalInterface
public interface Adjusting {

    /** @param by what adds them, such as {@code journey:<id>/<node>}; all it adds counts together */
    void adjust(Draft draft, Dimension dimension, double points, String by, Reason reason);
}
