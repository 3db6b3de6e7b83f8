package io.hatchery.server.delivery;

import java.time.Instant;

/** Lets so many messages go in each second of the clock, and tells the others the second in which they may. */
final class SendingPace {
    private Instant asked = Instant.EPOCH;
    private long window;
    private int used;

    /** The moment this message may go, now or later; its place is taken. */
    synchronized Instant reserve(Instant now, int perSecond) {
        long second = now.getEpochSecond();
        if (now.isBefore(asked)) { // the clock was set back: whoever waits, waits no longer for that
            window = second + Math.max(0, window - asked.getEpochSecond());
        }
        asked = now;
        if (second > window) {
            window = second;
            used = 0;
        }
        if (used >= perSecond) {
            window++;
            used = 0;
        }
        used++;
        return window <= second ? now : Instant.ofEpochSecond(window);
    }
}
