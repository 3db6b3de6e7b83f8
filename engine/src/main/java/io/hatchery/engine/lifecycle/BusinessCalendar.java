package io.hatchery.engine.lifecycle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When people work: the hours of a week, and the days that are different.
 *
 * @param week a day may have several spans (a lunch break lies between them); a day without one is free
 * @param special holidays, half days, and weekends that are worked to make up for a holiday
 */
public record BusinessCalendar(String id, String name, ZoneId zone, List<Hours> week, List<Special> special) {
    public BusinessCalendar {
        week = List.copyOf(week);
        special = List.copyOf(special);
    }

    /** Working hours of a day of the week. */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {}

    /**
     * A day that is not like its day of the week.
     *
     * @param hours none for a holiday
     */
    public record Special(LocalDate date, String name, List<Span> hours) {
        public Special {
            hours = List.copyOf(hours);
        }
    }

    /** @param to 00:00 means the end of the day */
    public record Span(LocalTime from, LocalTime to) {}
}
