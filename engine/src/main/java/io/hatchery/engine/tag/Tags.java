package io.hatchery.engine.tag;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;

/**
 * A lead's tags by tag id.
 *
 * @param lost when a tag was last taken away, by tag id
 */
public record Tags(Map<String, Given> byId, Map<String, Instant> lost) {
    public static final Tags NONE = new Tags(Map.of(), Map.of());

    public Tags {
        byId = SmallMap.copyOf(byId);
        lost = SmallMap.copyOf(lost);
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

    /** These with one more fact folded in. */
    public Tags after(TagFact fact, Instant at) {
        return switch (fact) {
            case TagFact.TagAdded added -> new Tags(SmallMap.with(byId, added.tag(), new Given(at, added.by())), lost);
            case TagFact.TagRemoved removed ->
                new Tags(SmallMap.without(byId, removed.tag()), SmallMap.with(lost, removed.tag(), at));
        };
    }
}
