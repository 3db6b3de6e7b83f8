package io.hatchery.server.runtime;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells another lead that something happened, or lets it into a journey: both are events of that lead. */
@Component
class TellHandler implements EffectHandler {
    private final States states;
    private final Clock clock;

    TellHandler(States states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.EnterJourney
                || (effect instanceof Effect.Tell tell && tell.to() instanceof Effect.Told.OfLead);
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        return switch (effect) {
            case Effect.EnterJourney enter ->
                told(
                        enter.other(),
                        "journey.entered",
                        Map.of("journey", Value.of(enter.journey())),
                        enter.lead(),
                        enter.origin());
            case Effect.Tell tell
            when tell.to() instanceof Effect.Told.OfLead(long other) ->
                told(other, tell.type(), tell.values(), tell.lead(), tell.origin());
            default -> throw new IllegalArgumentException("Expected another lead to be told, came " + effect);
        };
    }

    private Outcome told(long other, String type, Map<String, Value> values, long from, String origin) {
        if (states.of(other).isEmpty() && states.joinedInto(other).isEmpty()) {
            return new Outcome.Failed("There is no lead " + other, List.of());
        }
        Map<String, Value> properties = new HashMap<>(values);
        properties.put("from.lead", Value.of((double) from));
        properties.put("origin", Value.of(origin));
        Instant now = clock.now();
        return new Outcome.Done(List.of(new Arrival(
                Logged.HOST,
                "",
                new Arrival.Who.Lead(other),
                type,
                now,
                now,
                Map.of(),
                properties,
                Context.NONE,
                false,
                "{}")));
    }
}
