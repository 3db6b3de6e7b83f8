package io.hatchery.server.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said once of how a lead may be reached, with what proves it.
 *
 * @param toldTo the lead of whom it was told, before any merge
 * @param input the event that told it
 * @param at when it happened
 * @param purpose null for the channel as a whole
 * @param origin how it came: {@code form:<id>}, {@code person}, {@code page}, {@code mailbox} or {@code event}
 * @param words the text that was agreed to
 * @param textVersion which version of it
 * @param page the address it was said at
 * @param actor who wrote it down, {@code user:<id>}; null when the lead or a machine said it
 */
record Entry(
        long toldTo,
        String input,
        Instant at,
        Said said,
        String channel,
        @Nullable String purpose,
        String origin,
        @Nullable String words,
        @Nullable String textVersion,
        @Nullable String page,
        @Nullable String ip,
        @Nullable String agent,
        @Nullable String actor,
        @Nullable String note) {

    /** What was said. */
    enum Said {
        GIVEN,
        WITHDRAWN,
        UNSUBSCRIBED,
        COMPLAINED,
        BOUNCED
    }
}
