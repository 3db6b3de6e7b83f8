package io.hatchery.server.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a lead, as its row keeps it. Moments far off are rounded down to the day: being early costs one look, and a column
 * that mostly stays the same keeps the table's updates within the page.
 */
final class Dues {
    private static final Duration FAR = Duration.ofDays(2);

    private Dues() {}

    static @Nullable Instant column(@Nullable Instant due, Instant now) {
        return due == null || due.isBefore(now.plus(FAR)) ? due : due.truncatedTo(ChronoUnit.DAYS);
    }
}
