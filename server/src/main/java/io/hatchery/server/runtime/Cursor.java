package io.hatchery.server.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A place in a lead's history, as text {@code <microseconds>-<id>}. */
record Cursor(Instant at, long id) {

    /** @throws IllegalArgumentException when the text is no cursor */
    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int dash = text.lastIndexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("Expected the cursor of the page before; came " + text);
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, dash)), ChronoUnit.MICROS);
        return new Cursor(at, Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
