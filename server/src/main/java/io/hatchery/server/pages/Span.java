package io.hatchery.server.pages;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The last days, as the company counts them, today included.
 *
 * @param from the first of them
 * @param beginning when it began
 */
record Span(LocalDate from, Instant beginning) {
    private static final int LONGEST = 3650;

    /** Today, as the company counts it. */
    static LocalDate today(Clock clock, Settings settings) {
        return last(1, clock, settings).from();
    }

    static Span last(int days, Clock clock, Settings settings) {
        ZoneId zone = settings.get(Company.SETTINGS).timeZone();
        LocalDate from = clock.now().atZone(zone).toLocalDate().minusDays(Math.clamp(days, 1, LONGEST) - 1L);
        return new Span(from, from.atStartOfDay(zone).toInstant());
    }
}
