package io.hatchery.engine.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journeys a lead is in, and was in.
 *
 * @param active at most one per journey
 * @param past by journey id
 */
public record Enrolments(List<Enrolment> active, Map<String, Past> past) {
    public static final Enrolments NONE = new Enrolments(List.of(), Map.of());

    public Enrolments {
        active = List.copyOf(active);
        past = Map.copyOf(past);
    }

    /**
     * A lead's way through one version of a journey.
     *
     * @param number counts this lead's enrolments in this journey from 1
     * @param node where the lead stands
     * @param since when it came to the node
     * @param until when a wait ends or times out; null when the node waits for nothing
     * @param visits how often each node was reached, by node id
     */
    public record Enrolment(
            String journey,
            int version,
            int number,
            Instant enteredAt,
            String node,
            Instant since,
            @Nullable Instant until,
            Map<String, Integer> visits) {
        public Enrolment {
            visits = Map.copyOf(visits);
        }
    }

    /** What is remembered of enrolments that ended. */
    public record Past(int times, Instant lastLeft, JourneyFact.Outcome last) {}
}
