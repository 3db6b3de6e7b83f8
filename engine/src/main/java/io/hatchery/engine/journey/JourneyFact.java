package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conclusions about journeys. */
public sealed interface JourneyFact extends Conclusion {

    record JourneyEntered(String journey, int version, int number, String node) implements JourneyFact {}

    /**
     * The lead came to a node.
     *
     * @param exit the way out of the node it came from: {@code next}, {@code then}, {@code otherwise} or an arm's name
     * @param until when a wait ends or times out
     * @param awaits the id of the effect whose outcome the lead waits for here, null when it waits for none
     */
    record NodeReached(
            String journey,
            int version,
            int number,
            @Nullable String from,
            @Nullable String exit,
            String node,
            @Nullable Instant until,
            @Nullable String awaits)
            implements JourneyFact {
        public NodeReached(
                String journey,
                int version,
                int number,
                @Nullable String from,
                @Nullable String exit,
                String node,
                @Nullable Instant until) {
            this(journey, version, number, from, exit, node, until, null);
        }
    }

    /** What became of an effect while the journey is paused: the lead acts on it when the journey goes on. */
    record OutcomeHeard(String journey, int version, int number, String effect, Heard heard) implements JourneyFact {}

    /** What became of an effect. */
    enum Heard {
        DONE,
        FAILED
    }

    /**
     * The lead goes on in another version of the journey.
     *
     * @param until when the wait at the node ends, counted from when the lead began to wait; null when the lead arrives there with the
     *     next step
     */
    record EnrolmentMoved(
            String journey,
            int fromVersion,
            int version,
            int number,
            String from,
            String node,
            @Nullable Instant until) implements JourneyFact {}

    /**
     * The lead left.
     *
     * @param reached how often each node was reached in this enrolment; empty for those that ended before this was remembered
     */
    record JourneyLeft(
            String journey, int version, int number, String node, Outcome outcome, Map<String, Integer> reached)
            implements JourneyFact {
        public JourneyLeft {
            reached = SmallMap.copyOf(reached);
        }

        public JourneyLeft(String journey, int version, int number, String node, Outcome outcome) {
            this(journey, version, number, node, outcome, Map.of());
        }
    }

    /** How an enrolment ended. */
    enum Outcome {
        COMPLETED,
        GOAL_REACHED,
        EXITED,
        REMOVED,
        /** A node could not do its work and has no way out for that. */
        FAILED,
        /** The lead was kept out to compare others with it. */
        HELD_OUT
    }
}
