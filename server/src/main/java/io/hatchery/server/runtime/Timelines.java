package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a lead and what was concluded, newest first. */
public interface Timelines {

    /**
     * A page of a lead's history.
     *
     * @param before the cursor of the page before, null for the newest
     * @param limit 1 to 200
     */
    Page of(long lead, @Nullable String before, int limit);

    /** Entries newest first; {@code next} is null on the last page. */
    record Page(List<Entry> entries, @Nullable String next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An input and the facts it caused. For a moment that came by itself, {@code type} is {@code $due}.
     *
     * @param raw the event as it came, JSON; {@code {}} for a moment
     */
    record Entry(
            String id,
            String source,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            boolean historic,
            @Nullable String actor,
            String raw,
            List<Fact> facts) {
        public Entry {
            facts = List.copyOf(facts);
        }
    }
}
