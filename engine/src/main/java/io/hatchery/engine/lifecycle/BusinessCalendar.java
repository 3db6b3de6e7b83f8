package io.hatchery.engine.lifecycle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
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

    /** When so much working time has passed since a moment; the moment itself for none. */
    public Instant after(Instant start, Duration duration) {
        return new WorkingTime(this).after(start, duration);
    }

    /** How much working time lies between two moments. */
    public Duration between(Instant from, Instant to) {
        return new WorkingTime(this).between(from, to);
    }

    /** The moment itself when people work then, else when they next do. */
    public Instant nextWorking(Instant moment) {
        return new WorkingTime(this).nextWorking(moment);
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
