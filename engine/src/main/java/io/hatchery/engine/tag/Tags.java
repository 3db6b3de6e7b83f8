package io.hatchery.engine.tag;

import java.time.Instant;
import java.util.Map;

/** A lead's tags by tag id. */
public record Tags(Map<String, Given> byId) {
    public static final Tags NONE = new Tags(Map.of());

    public Tags {
        byId = Map.copyOf(byId);
    }

    /**
     * A tag a lead has.
     *
     * @param by who gave it
     */
    public record Given(Instant since, By by) {}

    /** Who gave a tag: its rule takes it away again, a person's or journey's tag stays until taken. */
    public enum By {
        RULE,
        PERSON,
        JOURNEY
    }

    public boolean has(String tag) {
        return byId.containsKey(tag);
    }
}
