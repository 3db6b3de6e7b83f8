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
 * @param origin the anonymous lead it was first taken for, null if it is still with its first lead
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
    static final String HOST = "hatchery";
}
