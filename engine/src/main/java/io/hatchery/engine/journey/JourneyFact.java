package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Conclusions about journeys. */
public sealed interface JourneyFact extends Conclusion {

    record JourneyEntered(String journey, int version, int number, String node) implements JourneyFact {}

    /**
     * The lead came to a node.
     *
     * @param exit the way out of the node it came from: {@code next}, {@code then}, {@code otherwise} or an arm's name
     * @param until when a wait ends or times out
     */
    record NodeReached(
            String journey,
            int version,
            int number,
            @Nullable String from,
            @Nullable String exit,
            String node,
            @Nullable Instant until)
            implements JourneyFact {}

    record JourneyLeft(String journey, int version, int number, String node, Outcome outcome) implements JourneyFact {}

    /** How an enrolment ended. */
    enum Outcome {
        COMPLETED,
        GOAL_REACHED,
        EXITED,
        REMOVED
    }
}
