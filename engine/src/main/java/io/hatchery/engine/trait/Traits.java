package io.hatchery.engine.trait;

import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead's traits by field key. */
public record Traits(Map<String, Known> byKey) {
    public static final Traits NONE = new Traits(Map.of());

    public Traits {
        byKey = Map.copyOf(byKey);
    }

    /**
     * A trait with its provenance.
     *
     * @param at when it was learned; the newest wins
     * @param from the id of the event that told it
     */
    public record Known(Value value, Instant at, String from) {}

    public @Nullable Value value(String key) {
        Known known = byKey.get(key);
        return known == null ? null : known.value();
    }
}
