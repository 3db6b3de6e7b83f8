package io.hatchery.server.leads;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.access.User;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts what people do in the console into events and brings them in. */
@Component
class Happenings {
    private static final String SOURCE = "console";

    private final Events events;
    private final Clock clock;
    private final Ids ids;

    Happenings(Events events, Clock clock, Ids ids) {
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /** Something done with a lead. */
    record Happening(long lead, String type, Map<String, Value> properties) {
        Happening {
            properties = Map.copyOf(properties);
        }
    }

    /** Takes these in, durably; answers their message ids, which their raw form carries. */
    List<String> tell(List<Happening> happenings, User by) {
        List<String> messageIds = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Happening h : happenings) {
            String id = ids.next();
            messageIds.add(id);
            arrivals.add(arrival(SOURCE, id, new Arrival.Who.Lead(h.lead()), h.type(), Map.of(), h.properties(), by));
        }
        accept(arrivals);
        return messageIds;
    }

    /** As what the events of a work are told, so that they can be taken back together. */
    static String source(String work) {
        return "bulk:" + work;
    }

    /** Takes these in under ids made of the name of a work and the lead. */
    void tell(List<Happening> happenings, User by, String work) {
        accept(happenings.stream()
                .map(h -> arrival(
                        source(work),
                        work + ":" + h.lead(),
                        new Arrival.Who.Lead(h.lead()),
                        h.type(),
                        Map.of(),
                        h.properties(),
                        by))
                .toList());
    }

    /** Takes in what someone said about whoever has these identifiers; answers the lead. */
    long learn(List<Identifier> identifiers, String type, Map<String, Value> traits, User by) {
        return switch (accept(List.of(
                        arrival(SOURCE, ids.next(), new Arrival.Who.Someone(identifiers), type, traits, Map.of(), by)))
                .getFirst()) {
            case Receipt.Concluded(long lead) -> lead;
            case Receipt.Duplicate() -> throw new IllegalStateException("A fresh id was taken before");
            case Receipt.Quarantined(long id, String why) -> throw kept(id);
        };
    }

    /** Takes in what someone said about a lead. */
    void learn(long lead, String type, Map<String, Value> traits, User by) {
        accept(List.of(arrival(SOURCE, ids.next(), new Arrival.Who.Lead(lead), type, traits, Map.of(), by)));
    }

    private List<Receipt> accept(List<Arrival> arrivals) {
        List<Receipt> receipts;
        try {
            receipts = events.accept(arrivals);
        } catch (Events.Overloaded overloaded) {
            throw Problems.tooMany(Duration.ofSeconds(overloaded.retryAfterSeconds()));
        }
        for (Receipt receipt : receipts) {
            if (receipt instanceof Receipt.Quarantined(long id, String why)) {
                throw kept(id);
            }
        }
        return receipts;
    }

    private static RuntimeException kept(long id) {
        return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "event-quarantined", id);
    }

    private Arrival arrival(
            String source,
            String id,
            Arrival.Who who,
            String type,
            Map<String, Value> traits,
            Map<String, Value> properties,
            User by) {
        Instant now = clock.now();
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("type", type);
        raw.put("messageId", id);
        raw.set("traits", json(traits));
        raw.set("properties", json(properties));
        return new Arrival(
                source, id, who, type, now, now, traits, properties, Context.by(by.actor()), false, raw.toString());
    }

    private static ObjectNode json(Map<String, Value> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach((key, value) -> object.set(key, TraitJson.of(value)));
        return object;
    }
}
