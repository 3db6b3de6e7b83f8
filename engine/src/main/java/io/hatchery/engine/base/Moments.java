package io.hatchery.engine.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Small helpers for moments. */
public final class Moments {
    private Moments() {}

    /** The earlier of two, where null means never. */
    public static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** To the microsecond, as stores keep it. */
    public static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The day it is: the last whose start has come. Unlike the day on the wall it never goes back, not even where clocks are set back
     * at midnight.
     */
    public static LocalDate day(Instant at, ZoneId zone) {
        LocalDate wall = LocalDate.ofInstant(at, zone);
        return start(wall.plusDays(1), zone).isAfter(at) ? wall : wall.plusDays(1);
    }

    /** When a day starts. */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
