package io.hatchery.server.delivery;

import java.time.Duration;
import java.time.Instant;

/** Spreads messages evenly: each gets a moment at which it may go, none more than so many a second. */
final class SendingPace {
    private Instant free = Instant.EPOCH;

    /** The next free moment, now or later; it is taken. */
    synchronized Instant reserve(Instant now, int perSecond) {
        Instant slot = free.isAfter(now) ? free : now;
        free = slot.plus(Duration.ofSeconds(1).dividedBy(perSecond));
        return slot;
    }
}
