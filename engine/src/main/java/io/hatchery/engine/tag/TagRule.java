package io.hatchery.engine.tag;

import io.hatchery.engine.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A tag and, if it has one, the rule that gives and takes it.
 *
 * @param group tags of one group are shown together
 * @param weight how much it matters, 0 to 100
 * @param rule while it holds, leads have the tag; null for tags given by hand, import or journey
 */
public record TagRule(
        String id,
        String name,
        String group,
        Kind kind,
        int weight,
        @Nullable Condition rule) {

    /** What a tag rests on: a fact, an analysis, or a prediction. */
    public enum Kind {
        FACTUAL,
        ANALYTICAL,
        PREDICTIVE
    }
}
