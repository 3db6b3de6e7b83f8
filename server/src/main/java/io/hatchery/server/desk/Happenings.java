package io.hatchery.server.desk;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.runtime.Arrival;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what people and the desk itself did into events. */
@Component
class Happenings {
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json;

    Happenings(Clock clock, Ids ids, JsonMapper json) {
        this.clock = clock;
        this.ids = ids;
        this.json = json;
    }

    /** Something a person did in the console. */
    Arrival by(String actor, long lead, String type, Told told) {
        return arrival("console", ids.next(), Context.by(actor), lead, type, told);
    }

    /** Something the desk did because the engine asked; asked again, it is the same event. */
    Arrival because(String effect, long lead, String type, Told told) {
        return arrival(Desk.SOURCE, effect, Context.NONE, lead, type, told);
    }

    private Arrival arrival(String source, String id, Context context, long lead, String type, Told told) {
        Instant now = clock.now();
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("type", type);
        raw.put("properties", told.plain);
        return new Arrival(
                source,
                id,
                new Arrival.Who.Lead(lead),
                type,
                now,
                now,
                Map.of(),
                told.values,
                context,
                false,
                json.writeValueAsString(raw));
    }

    /** What an event tells; nulls are left out. */
    static final class Told {
        private final Map<String, Value> values = new HashMap<>();
        private final Map<String, Object> plain = new LinkedHashMap<>();

        static Told of(String key, @Nullable String text) {
            return new Told().and(key, text);
        }

        static Told nothing() {
            return new Told();
        }

        Told and(String key, @Nullable String text) {
            if (text != null && !text.isBlank()) {
                values.put(key, Value.of(text.strip()));
                plain.put(key, text.strip());
            }
            return this;
        }

        Told and(String key, @Nullable Instant at) {
            if (at != null) {
                values.put(key, Value.of(at));
                plain.put(key, at.toString());
            }
            return this;
        }

        Told and(String key, double number) {
            values.put(key, Value.of(number));
            plain.put(key, number);
            return this;
        }
    }
}
