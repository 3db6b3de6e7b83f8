package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log: an input and the facts it led to.
 *
 * @param seq the number of the last fact
 * @param happened null for a moment that came by itself
 * @param raw the event as it came, null for a moment
 * @param origin the lead it was first taken for or told of, null when that is the lead itself
 */
record Logged(
        long lead,
        long seq,
        String input,
        String source,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        boolean historic,
        @Nullable String actor,
        Input.@Nullable Happened happened,
        List<Fact> facts,
        @Nullable String raw,
        @Nullable Long origin) {

    static final String DUE = "$due";
    static final String REFILL = "$refill";
    static final String MERGE = "$merge";
    static final String UNMERGE = "$unmerge";

    /** A lead is again what it was before something it was told wrongly. */
    static final String CORRECTED = "$corrected";

    /** A row whose event was told again elsewhere, or had never been so: its facts stay, since states are made of them. */
    static final String TAKEN_BACK = "$taken_back";

    static final String HOST = "hatchery";

    /** Whether the event names somebody by one of these values, as it came or as it was understood. */
    boolean names(Set<String> values) {
        return (raw != null && values.stream().anyMatch(value -> raw.contains('"' + value + '"')))
                || (happened != null
                        && happened.traits().values().stream()
                                .anyMatch(told -> told instanceof Value.Text(String text) && values.contains(text)));
    }
}
