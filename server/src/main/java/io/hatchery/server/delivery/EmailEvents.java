package io.hatchery.server.delivery;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.RawEvents;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a message, as events of its lead. Their ids come from the effect, so that nothing is told twice. */
final class EmailEvents {
    static final String SOURCE = "delivery";

    private final JsonMapper json;

    EmailEvents(JsonMapper json) {
        this.json = json;
    }

    /**
     * An event.
     *
     * @param type such as {@code email.opened}
     * @param once distinguishes events of one type of one message; empty when there is at most one
     */
    Arrival of(Message message, String type, String once, Instant at, Map<String, Value> more) {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("effect", Value.of(message.effect()));
        properties.put("content", Value.of(message.content()));
        properties.put("message", Value.of(Long.toString(message.id())));
        properties.put("origin", Value.of(message.origin()));
        properties.putAll(more);
        return new Arrival(
                SOURCE,
                message.effect() + "/" + type + (once.isEmpty() ? "" : "/" + once),
                new Arrival.Who.Lead(message.lead()),
                type,
                at,
                at,
                Map.of(),
                properties,
                Context.NONE,
                false,
                RawEvents.of(json, type, properties));
    }
}
