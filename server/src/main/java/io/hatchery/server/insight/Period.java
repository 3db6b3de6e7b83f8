package io.hatchery.server.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of days in the company's time zone.
 *
 * @param from the first day
 * @param to the day after the last
 */
record Period(LocalDate from, LocalDate to, ZoneId zone) {

    Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period ends after it begins; from " + from + " to " + to);
        }
    }

    /** The quarter a day lies in. */
    static Period quarter(LocalDate day, ZoneId zone) {
        LocalDate first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return new Period(first, first.plusMonths(3), zone);
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** The stretch of the same length just before: whole months for whole months, days for days. */
    Period before() {
        boolean wholeMonths = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
        LocalDate earlier =
                wholeMonths ? from.minusMonths(ChronoUnit.MONTHS.between(from, to)) : from.minusDays(days());
        return new Period(earlier, from, zone);
    }

    /** The part of it that lies in the month beginning on a day. */
    Period month(LocalDate first) {
        LocalDate next = first.plusMonths(1);
        return new Period(first.isBefore(from) ? from : first, next.isAfter(to) ? to : next, zone);
    }

    /** {@code 2026-Q1} for a quarter's first day. */
    String quarterName() {
        return from.getYear() + "-Q" + ((from.getMonthValue() - 1) / 3 + 1);
    }
}
