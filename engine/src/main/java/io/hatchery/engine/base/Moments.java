package io.hatchery.engine.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
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

    /**
     * When a clock shows a time of a day. A time that clocks jump over is the moment they jump; a time they show twice is the first of
     * both.
     */
    public static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The next moment after another at which a clock shows a time, or that very moment. */
    public static Instant next(Instant from, LocalTime time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(from, zone);
        Instant today = at(day, time, zone);
        if (!today.isBefore(from)) {
            return today;
        }
        ZoneOffsetTransition jump = zone.getRules().getTransition(day.atTime(time));
        Instant again = jump == null || jump.isGap() ? today : day.atTime(time).toInstant(jump.getOffsetAfter());
        return again.isBefore(from) ? at(day.plusDays(1), time, zone) : again;
    }
}
