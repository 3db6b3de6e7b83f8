package io.hatchery.engine.pattern;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conclusions about events seen. */
public sealed interface PatternFact extends Conclusion {

    /**
     * An event was observed. In the store the event's row is this fact.
     *
     * @param input the event's id
     * @param matches the patterns it matched, each with the bound its summary keeps
     * @param source where the touch came from, null when it is none
     */
    record Observed(
            String input,
            String type,
            Instant occurredAt,
            @Nullable Source source,
            List<Match> matches) implements PatternFact {
        public Observed {
            matches = List.copyOf(matches);
        }
    }

    /**
     * A pattern an event matched.
     *
     * @param keep how many recent times its summary keeps
     * @param amounts what the event adds to the measures rules ask of the pattern
     * @param times for a pattern with an {@code after}: the times that count by this event, which for a late first event may lie
     *     before or after it; empty for any other pattern, which counts when the event happened
     */
    record Match(String pattern, int keep, List<Amount> amounts, List<Instant> times) {
        public Match {
            amounts = List.copyOf(amounts);
            times = List.copyOf(times);
        }

        public Match(String pattern, int keep) {
            this(pattern, keep, List.of(), List.of());
        }

        /** How many times it counts by the event. */
        public int count() {
            return Math.max(1, times.size());
        }

        /**
         * When it counts, in ascending order.
         *
         * @param which from 0
         * @param occurredAt when the event happened
         */
        public Instant at(int which, Instant occurredAt) {
            return times.isEmpty() ? occurredAt : times.get(which);
        }

        /** The newest moment it counts at by the event. */
        public Instant newest(Instant occurredAt) {
            return at(count() - 1, occurredAt);
        }
    }

    /**
     * What an event adds to a measure, with the measure's own bounds.
     *
     * @param property which property of the event is measured
     * @param day the company's day it happened on, counted from 1970-01-01
     * @param keepDays how many days before the newest are kept, 0 when no rule asks for a window
     * @param keepValues how many different values are kept, 0 when no rule counts them
     */
    record Amount(String property, Value value, long day, int keepDays, int keepValues) {}

    /** Summaries were re-derived from the event log. */
    record Refilled(Map<String, Summary> summaries) implements PatternFact {
        public Refilled {
            summaries = Map.copyOf(summaries);
        }
    }
}
