package io.hatchery.engine.segment;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;

/** The segments a lead is in, and since when. */
public record Memberships(Map<String, Instant> since) {
    public static final Memberships NONE = new Memberships(Map.of());

    public Memberships {
        since = SmallMap.copyOf(since);
    }

    public boolean in(String segment) {
        return since.containsKey(segment);
    }

    /** These with one more fact folded in. */
    public Memberships after(SegmentFact fact, Instant at) {
        return switch (fact) {
            case SegmentFact.SegmentEntered entered -> new Memberships(SmallMap.with(since, entered.segment(), at));
            case SegmentFact.SegmentLeft left -> new Memberships(SmallMap.without(since, left.segment()));
        };
    }
}
