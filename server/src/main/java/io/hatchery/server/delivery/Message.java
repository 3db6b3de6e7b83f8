package io.hatchery.server.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the send ledger: one intended message and what became of it.
 *
 * @param effect the wish it fulfils; its identity
 * @param id a number of its own, for links and lists
 * @param version of the content, once rendered
 * @param reason why it is where it is, as a code; null when there is nothing to say
 * @param detail the same in words, such as a server's reply
 * @param slotAt when the throttle lets it go
 * @param returns how often the reader came back after unsubscribing
 * @param links where its tracked links lead
 */
record Message(
        String effect,
        long id,
        long lead,
        String channel,
        String content,
        @Nullable Integer version,
        String origin,
        @Nullable String language,
        @Nullable String address,
        @Nullable String subject,
        State state,
        @Nullable String reason,
        @Nullable String detail,
        int attempts,
        @Nullable Instant slotAt,
        List<String> links,
        Instant createdAt,
        @Nullable Instant handedAt,
        @Nullable Instant sentAt,
        @Nullable Instant openedAt,
        @Nullable Instant clickedAt,
        @Nullable Instant unsubscribedAt,
        int returns,
        int machineOpens,
        int machineClicks) {
    Message {
        links = List.copyOf(links);
    }

    /** Where a message stands. */
    enum State {
        /** Nothing was given to a provider, or it was refused for now; it may be tried again. */
        WAITING,
        /** Being given to a provider at this moment; a server that dies here leaves it so. */
        HANDED,
        /** The provider has taken it. */
        SENT,
        /** Kept here instead of being sent. */
        CAPTURED,
        /** It will never go out. */
        FAILED,
        /** Its address may not be written to. */
        SUPPRESSED,
        /** It may have gone out: the answer was lost. It is not sent again. */
        UNKNOWN
    }

    /** Why a message is where it is. */
    enum Reason {
        NOT_SET_UP,
        THROTTLED,
        NO_LEAD,
        NO_ADDRESS,
        BAD_ADDRESS,
        NO_PERMISSION,
        NO_CONTENT,
        CONTENT_WRONG,
        UNREACHABLE,
        REFUSED_FOR_NOW,
        REFUSED,
        MAILBOX_GONE,
        ANSWER_LOST
    }
}
