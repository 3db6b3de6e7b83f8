package io.hatchery.server.demo;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.testkit.life.LifeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns generated events into arrivals. What happened in the last weeks is told as it would have come live; the rest is history. */
final class DemoArrivals {
    /** Long enough for journeys to hold leads, short enough that no one is written to about last year. */
    static final Duration LIVE = Duration.ofDays(21);

    private static final List<String> ROLES =
            List.of("decision_maker", "user", "champion", "budget_holder", "user", "influencer", "champion");

    private final Instant liveFrom;

    DemoArrivals(Instant end) {
        this.liveFrom = end.minus(LIVE);
    }

    Arrival of(LifeEvent event) {
        return new Arrival(
                "demo",
                event.id(),
                new Arrival.Who.Someone(identifiers(event.known())),
                event.type(),
                event.at(),
                event.at(),
                traits(event),
                event.properties(),
                event.context(),
                event.at().isBefore(liveFrom),
                raw(event));
    }

    /** Whoever accepts a lead has found out which part it has in a purchase. */
    private static Map<String, Value> traits(LifeEvent event) {
        if (!event.type().equals("lead.accepted")) {
            return event.traits();
        }
        Map<String, Value> traits = new HashMap<>(event.traits());
        int which = Math.floorMod(event.known().email().hashCode(), ROLES.size());
        traits.put("buyingRole", Value.of(ROLES.get(which)));
        return traits;
    }

    private static List<Identifier> identifiers(LifeEvent.Known known) {
        List<Identifier> identifiers = new ArrayList<>(2);
        if (!known.email().isEmpty()) {
            identifiers.add(new Identifier(Identifier.Kind.EMAIL, known.email()));
        }
        if (!known.anonymousId().isEmpty()) {
            identifiers.add(new Identifier(Identifier.Kind.ANONYMOUS_ID, known.anonymousId()));
        }
        return identifiers;
    }

    private static String raw(LifeEvent event) {
        return EngineJson.mapper().writeValueAsString(new Told(event.type(), true, event.traits(), event.properties()));
    }

    /** The event as it is kept. */
    private record Told(String type, boolean generated, Map<String, Value> traits, Map<String, Value> properties) {}
}
