package io.hatchery.server.runtime;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lead's story of effects that have no story of their own: {@code effect.done} and {@code effect.failed}, by which a journey that
 * waits for the outcome goes on.
 */
final class EffectStories {
    private EffectStories() {}

    static List<Arrival> done(Effect effect, List<Arrival> told, Instant now) {
        return with(effect, told, "effect.done", null, now);
    }

    static List<Arrival> failed(Effect effect, List<Arrival> told, String why, Instant now) {
        return with(effect, told, "effect.failed", why, now);
    }

    private static List<Arrival> with(
            Effect effect, List<Arrival> told, String type, @Nullable String why, Instant now) {
        boolean needed = switch (effect) {
            case Effect.CallWebhook _, Effect.OfferSurvey _, Effect.GiveReward _, Effect.UploadConversion _ -> true;
            case Effect.Send _,
                    Effect.AssignOwner _,
                    Effect.Notify _,
                    Effect.CreateTask _,
                    Effect.EnterJourney _,
                    Effect.Tell _ -> false;
        };
        if (!needed) {
            return told;
        }
        Map<String, Value> properties = new HashMap<>();
        ObjectNode raw = JsonNodeFactory.instance.objectNode().put("type", type);
        properties.put("effect", Value.of(effect.id()));
        properties.put("kind", Value.of(effect.getClass().getSimpleName()));
        if (why != null) {
            properties.put("why", Value.of(why));
        }
        ObjectNode shown = raw.putObject("properties");
        properties.forEach((key, value) -> shown.put(key, ((Value.Text) value).text()));
        List<Arrival> all = new ArrayList<>(told);
        all.add(new Arrival(
                Logged.HOST,
                "",
                new Arrival.Who.Lead(effect.lead()),
                type,
                now,
                now,
                Map.of(),
                properties,
                Context.NONE,
                false,
                raw.toString()));
        return all;
    }
}
