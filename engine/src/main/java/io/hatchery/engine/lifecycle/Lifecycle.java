package io.hatchery.engine.lifecycle;

import io.hatchery.engine.condition.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreed stages in their order. The first is where every lead starts.
 *
 * @param stages ids are unique
 */
public record Lifecycle(List<Stage> stages) {
    public Lifecycle {
        stages = List.copyOf(stages);
    }

    /**
     * One stage.
     *
     * @param team who owns leads here
     * @param entry when it holds, a lead in one of {@code from} moves here by itself; null when only people move leads here
     * @param from the stages a lead may come from, by itself or by hand
     * @param requiredFields field keys that must be set before a person may move a lead out
     * @param reasonRequired whether a person must say why
     */
    public record Stage(
            String id,
            String name,
            Team team,
            Kind kind,
            @Nullable Condition entry,
            List<String> from,
            List<String> requiredFields,
            boolean reasonRequired) {
        public Stage {
            from = List.copyOf(from);
            requiredFields = List.copyOf(requiredFields);
        }
    }

    /** Who owns a stage. */
    public enum Team {
        MARKETING,
        SDR,
        SALES,
        SUCCESS
    }

    /** How a stage stands to the main line: on it, beside it for a while, or an end. */
    public enum Kind {
        MAIN,
        SIDE,
        END
    }
}
