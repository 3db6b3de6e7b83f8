package io.hatchery.engine;

import io.hatchery.engine.pattern.Summary;
import java.time.Instant;
import java.util.Map;

/** What the engine is told. */
public sealed interface Input {

    /** The id of this input, stable across retries; facts name it as their cause. */
    String id();

    /** The lead it concerns. */
    long lead();

    /**
     * The engine's only idea of now. A host may be late: before it looks at an input, the engine first lives through every moment
     * the lead's state asked to be woken at up to now, each at its own time, so lateness changes no conclusion.
     */
    Instant now();

    /**
     * Something happened to a lead.
     *
     * @param type such as {@code page}, {@code form.submitted}, {@code lead.accepted}
     * @param occurredAt when it happened; may lie before events already seen
     * @param receivedAt when it reached us; the engine's now, unless historic
     * @param traits what this event tells about the lead, by field key
     * @param properties what it tells about itself, flattened
     * @param historic true for imports and re-derivation: history is told at its own time, so conclusions carry {@code occurredAt}
     *     (never before what was concluded already). It fills traits, summaries, tags, scores, segments and moves stages; it starts
     *     no journey and no effect
     */
    record Happened(
            String id,
            long lead,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            Map<String, Value> traits,
            Map<String, Value> properties,
            Context context,
            boolean historic)
            implements Input {
        public Happened {
            traits = Map.copyOf(traits);
            properties = Map.copyOf(properties);
        }

        @Override
        public Instant now() {
            return historic ? occurredAt : receivedAt;
        }
    }

    /** A moment has come: a time the lead's state asked to be woken at. */
    record Due(String id, long lead, Instant now) implements Input {}

    /**
     * A playbook with new rules is in force. The host has re-derived, from the event log, the summaries of patterns this lead did
     * not watch before; the engine looks at every rule again. Silent: it starts no journey and no effect.
     *
     * @param summaries by pattern key; complete for every pattern that was new
     */
    record Refill(String id, long lead, Instant now, Map<String, Summary> summaries) implements Input {
        public Refill {
            summaries = Map.copyOf(summaries);
        }
    }

    /** Another lead turned out to be this person. Silent: it starts no journey and no effect. */
    record Merge(String id, long lead, Instant now, LeadState other) implements Input {}

    /** A merge was undone; the lead is again as it was before. Silent as well. */
    record Restore(String id, long lead, Instant now, LeadState state) implements Input {}
}
