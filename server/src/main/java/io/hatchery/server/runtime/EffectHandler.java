package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import java.time.Duration;
import java.util.List;

/** Carries out effects of one or more kinds. The outbox calls it outside any transaction. */
public interface EffectHandler {

    boolean handles(Effect effect);

    /**
     * Does it. May be called again with the same effect after a crash or a retry: messages to people must be guarded by a ledger
     * written before the provider is called.
     *
     * @param attempt from 1
     */
    Outcome perform(Effect effect, int attempt);

    /** What came of it. */
    sealed interface Outcome {
        /** Done; these events tell the lead's story of it. */
        record Done(List<Arrival> events) implements Outcome {
            public Done {
                events = List.copyOf(events);
            }
        }

        /** It failed this time. After too many of these it is given up. */
        record Retry(Duration after, String why) implements Outcome {}

        /** Nothing is wrong with it, but its time has not come: something is not set up yet, or others go first. Never given up. */
        record Wait(Duration until, String why) implements Outcome {}

        /** Will never work; these events say so. */
        record Failed(String why, List<Arrival> events) implements Outcome {
            public Failed {
                events = List.copyOf(events);
            }
        }
    }
}
