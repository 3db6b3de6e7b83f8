package io.hatchery.server;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. Set back to {@link #START} before each test class. */
public final class TestClock implements Clock {
    /** A Monday morning in Shanghai. */
    public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    /** Sets the time, forwards or back. */
    public void set(Instant time) {
        now = time;
    }

    /** Lets this much time pass. */
    public Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }
}
