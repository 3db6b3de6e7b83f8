package io.hatchery.engine.pattern;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Source;
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

    /** A pattern an event matched, with how many recent times its summary keeps. */
    record Match(String pattern, int keep) {}

    /** Summaries were re-derived from the event log. */
    record Refilled(Map<String, Summary> summaries) implements PatternFact {
        public Refilled {
            summaries = Map.copyOf(summaries);
        }
    }
}
