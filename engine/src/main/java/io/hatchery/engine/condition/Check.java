package io.hatchery.engine.condition;

/** A condition made ready to be asked of many leads. */
@FunctionalInterface
public interface Check {

    /** Whether it holds; leaves in the look when that could change by itself. */
    boolean holds(Look look);
}
