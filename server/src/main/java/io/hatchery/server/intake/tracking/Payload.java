package io.hatchery.server.intake.tracking;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a body turned out to be. */
sealed interface Payload {

    /**
     * Events, in order.
     *
     * @param envelope what stands beside the events: {@code sentAt}, {@code context}, {@code writeKey}; for a single event the event
     *     itself
     */
    record Events(ObjectNode envelope, List<Item> items) implements Payload {
        public Events {
            items = List.copyOf(items);
        }
    }

    /**
     * No JSON.
     *
     * @param line from 1
     */
    record Malformed(int line, int column, String why) implements Payload {}

    /** JSON, but not of the form expected: the message {@code problem.tracking-<code>}. */
    record Unexpected(String code) implements Payload {}
}
