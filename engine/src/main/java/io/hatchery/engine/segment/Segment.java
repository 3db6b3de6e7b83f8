package io.hatchery.engine.segment;

import io.hatchery.engine.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Leads for which the condition is true now.
 *
 * @param kind null for a plain segment
 */
public record Segment(
        String id,
        String name,
        String description,
        Condition condition,
        @Nullable Kind kind) {
    public Segment(String id, String name, String description, Condition condition) {
        this(id, name, description, condition, null);
    }

    /** What a segment is for: any use, or to name a buyer role, such as the one who decides. */
    public enum Kind {
        SEGMENT,
        PERSONA
    }
}
