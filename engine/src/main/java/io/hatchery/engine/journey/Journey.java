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
 * @param priority whose message goes first when there is room for one only; greater goes first, null for 0
 * @param landings what happens to leads inside earlier versions when this one is published, by the node they stand at; those at a node
 *     that is not here stay in the version they are in
 */
public record Journey(
        String id,
        int version,
        String name,
        Status status,
        List<Node> nodes,
        @Nullable Condition exitWhen,
        Map<String, Point> layout,
        @Nullable Integer priority,
        Map<String, Landing> landings) {
    public Journey {
        nodes = List.copyOf(nodes);
        layout = Map.copyOf(layout);
        landings = Map.copyOf(landings);
    }

    public Journey(
            String id,
            int version,
            String name,
            Status status,
            List<Node> nodes,
            @Nullable Condition exitWhen,
            Map<String, Point> layout) {
        this(id, version, name, status, nodes, exitWhen, layout, null, Map.of());
    }

    /** What happens to a lead inside an earlier version. */
    public sealed interface Landing {
        record Stay() implements Landing {}

        /** To a node of the new version. A wait goes on from when the lead began to wait. */
        record MoveTo(String node) implements Landing {}

        record Leave() implements Landing {}
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
