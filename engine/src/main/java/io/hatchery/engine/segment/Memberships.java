package io.hatchery.engine.segment;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;

/**
 * The segments a lead is in, and since when.
 *
 * @param left when the lead last left a segment, by segment id
 */
public record Memberships(Map<String, Instant> since, Map<String, Instant> left) {
    public static final Memberships NONE = new Memberships(Map.of(), Map.of());

    public Memberships {
        since = SmallMap.copyOf(since);
        left = SmallMap.copyOf(left);
    }

    public boolean in(String segment) {
        return since.containsKey(segment);
    }

    /** These with one more fact folded in. */
    public Memberships after(SegmentFact fact, Instant at) {
        return switch (fact) {
            case SegmentFact.SegmentEntered entered ->
                new Memberships(SmallMap.with(since, entered.segment(), at), left);
            case SegmentFact.SegmentLeft(String segment) ->
                new Memberships(SmallMap.without(since, segment), SmallMap.with(left, segment, at));
        };
    }
}
