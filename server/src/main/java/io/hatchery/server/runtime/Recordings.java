package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is on record of leads, read in the order in which it was taken, in bounded memory. */
public interface Recordings {

    /** How many leads there are. */
    long count();

    /** Numbers of leads after this one, in their order. */
    List<Long> leadsAfter(long lead, int limit);

    /** Some of the known leads, the same ones each time as long as there are not many more. */
    List<Long> sample(int size);

    /** Hands over each of these leads' lives, one lead at a time, for as long as the answer is true. */
    void lives(List<Long> leads, Predicate<Life> each);

    /** Hands over each step of a lead's history for as long as the answer is true. */
    void steps(long lead, Predicate<Step> each);

    /** What happened to one lead; moments that came by themselves are left out. */
    record Life(long lead, List<Input.Happened> inputs) {
        public Life {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * An input and what was concluded from it.
     *
     * @param type {@code $due} for a moment that came by itself, {@code $refill} for new rules
     */
    record Step(
            String input,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            @Nullable String actor,
            List<Fact> facts) {
        public Step {
            facts = List.copyOf(facts);
        }
    }
}
