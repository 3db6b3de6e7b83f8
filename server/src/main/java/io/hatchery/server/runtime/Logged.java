package io.hatchery.server.runtime;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import java.time.Instant;
import java.util.List;
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

    /** A row whose event was told again when a merge was undone: its facts stay, the event is elsewhere. */
    static final String TAKEN_BACK = "$taken_back";

    static final String HOST = "hatchery";
}
