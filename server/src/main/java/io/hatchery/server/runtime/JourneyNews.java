package io.hatchery.server.runtime;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a journey is told of the effects its nodes asked for, so that a lead waiting at a node can go on: {@code effect.done} or
 * {@code effect.failed}. Both have the same id, made of the effect's: what was told first stands, however often it is told.
 */
final class JourneyNews {
    static final String DONE = "effect.done";
    static final String FAILED = "effect.failed";

    private JourneyNews() {}

    static Optional<Arrival> done(Effect effect, Instant now) {
        return isAwaited(effect)
                ? Optional.of(news(effect, DONE, Map.of("effect", effect.id()), now))
                : Optional.empty();
    }

    static Optional<Arrival> failed(Effect effect, String why, Instant now) {
        return isAwaited(effect)
                ? Optional.of(news(effect, FAILED, Map.of("effect", effect.id(), "why", why), now))
                : Optional.empty();
    }

    /** Only kinds whose node may wait, and only if a journey asked. */
    private static boolean isAwaited(Effect effect) {
        return switch (effect) {
            case Effect.Send send -> ofJourney(send.origin());
            case Effect.CallWebhook call -> ofJourney(call.origin());
            case Effect.OfferSurvey survey -> ofJourney(survey.origin());
            case Effect.GiveReward reward -> ofJourney(reward.origin());
            case Effect.AssignOwner _,
                    Effect.Notify _,
                    Effect.CreateTask _,
                    Effect.EnterJourney _,
                    Effect.UploadConversion _,
                    Effect.Tell _ -> false;
        };
    }

    private static boolean ofJourney(String origin) {
        return origin.startsWith("journey:");
    }

    private static Arrival news(Effect effect, String type, Map<String, String> told, Instant now) {
        Map<String, Value> properties = new HashMap<>();
        told.forEach((key, text) -> properties.put(key, Value.of(text)));
        Map<String, Object> shown = new TreeMap<>(Map.of("type", type, "properties", new TreeMap<>(told)));
        return new Arrival(
                Logged.HOST,
                effect.id() + "/outcome",
                new Arrival.Who.Lead(effect.lead()),
                type,
                now,
                now,
                Map.of(),
                properties,
                Context.NONE,
                false,
                EngineJson.mapper().writeValueAsString(shown));
    }
}
