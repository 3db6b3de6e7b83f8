package io.hatchery.engine.journey;

import io.hatchery.engine.condition.Condition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a nurture flow. Leads stay in the version they entered; a playbook keeps old versions while leads are inside.
 *
 * @param exitWhen checked at every step: when it holds the lead leaves; null for never
 * @param layout where nodes stand on the canvas, by node id
 */
public record Journey(
        String id,
        int version,
        String name,
        Status status,
        List<Node> nodes,
        @Nullable Condition exitWhen,
        Map<String, Point> layout) {
    public Journey {
        nodes = List.copyOf(nodes);
        layout = Map.copyOf(layout);
    }

    /** Whether leads enter and move, hold where they are, or only those inside go on. */
    public enum Status {
        LIVE,
        PAUSED,
        RETIRED
    }

    /** A place on the canvas, in pixels. */
    public record Point(double x, double y) {}
}
