package io.hatchery.engine.segment;

import java.time.Instant;
import java.util.Map;

/** The segments a lead is in, and since when. */
public record Memberships(Map<String, Instant> since) {
    public static final Memberships NONE = new Memberships(Map.of());

    public Memberships {
        since = Map.copyOf(since);
    }

    public boolean in(String segment) {
        return since.containsKey(segment);
    }
}
