package io.hatchery.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.lifecycle.BusinessCalendar.Hours;
import io.hatchery.engine.lifecycle.BusinessCalendar.Span;
import io.hatchery.engine.lifecycle.BusinessCalendar.Special;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime AFTER_LUNCH = LocalTime.of(13, 30);
    private static final LocalTime SIX = LocalTime.of(18, 0);

    private static BusinessCalendar office(String zone, Special... special) {
        List<Hours> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.add(new Hours(day, AFTER_LUNCH, SIX));
                week.add(new Hours(day, NINE, NOON));
            }
        }
        return new BusinessCalendar("office", "Office", ZoneId.of(zone), week, List.of(special));
    }

    private static Instant shanghai(String local) {
        return Instant.parse(local + ":00+08:00");
    }

    @Test
    void lunch_nights_and_weekends_do_not_count() {
        BusinessCalendar office = office("Asia/Shanghai");
        assertThat(office.after(shanghai("2026-03-06T11:00"), Duration.ofHours(2)))
                .isEqualTo(shanghai("2026-03-06T14:30"));
        assertThat(office.after(shanghai("2026-03-06T17:00"), Duration.ofHours(2)))
                .isEqualTo(shanghai("2026-03-09T10:00"));
        assertThat(office.after(shanghai("2026-03-07T23:00"), Duration.ofHours(3)))
                .isEqualTo(shanghai("2026-03-09T12:00"));
        assertThat(office.between(shanghai("2026-03-06T11:30"), shanghai("2026-03-09T09:15")))
                .isEqualTo(Duration.ofMinutes(30 + 270 + 15));
        assertThat(office.nextWorking(shanghai("2026-03-06T12:00"))).isEqualTo(shanghai("2026-03-06T13:30"));
    }

    @Test
    void holidays_are_free_half_days_end_early_and_a_weekend_may_be_worked_to_make_up() {
        BusinessCalendar office = office(
                "Asia/Shanghai",
                new Special(LocalDate.parse("2026-09-30"), "Half day", List.of(new Span(NINE, NOON))),
                new Special(LocalDate.parse("2026-10-01"), "国庆节", List.of()),
                new Special(LocalDate.parse("2026-10-02"), "国庆节", List.of()),
                new Special(LocalDate.parse("2026-10-04"), "调休", List.of(new Span(NINE, NOON))));
        assertThat(office.after(shanghai("2026-09-30T11:00"), Duration.ofHours(2)))
                .isEqualTo(shanghai("2026-10-04T10:00"));
        assertThat(office.nextWorking(shanghai("2026-10-01T10:00"))).isEqualTo(shanghai("2026-10-04T09:00"));
    }

    @Test
    void a_night_shift_is_as_long_as_the_clocks_make_it() {
        BusinessCalendar nights = new BusinessCalendar(
                "nights",
                "Nights",
                ZoneId.of("America/New_York"),
                List.of(new Hours(DayOfWeek.SUNDAY, LocalTime.MIDNIGHT, LocalTime.of(6, 0))),
                List.of());
        assertThat(nights.between(Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(nights.between(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void a_day_may_last_until_midnight() {
        BusinessCalendar late = new BusinessCalendar(
                "late",
                "Late",
                ZoneId.of("UTC"),
                List.of(new Hours(DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
                List.of());
        assertThat(late.after(Instant.parse("2026-03-02T23:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-09T23:00:00Z"));
    }

    /** Any calendar, with hours that may even overlap. */
    private static BusinessCalendar any(Random random) {
        List<String> zones =
                List.of("Asia/Shanghai", "America/New_York", "America/Havana", "Australia/Lord_Howe", "UTC");
        List<Hours> week = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            Span span = span(random);
            week.add(new Hours(DayOfWeek.of(1 + random.nextInt(7)), span.from(), span.to()));
        }
        List<Special> special = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate date = LocalDate.parse("2026-02-25").plusDays(i * 7L + random.nextInt(7));
            special.add(new Special(date, "", random.nextBoolean() ? List.of() : List.of(span(random))));
        }
        return new BusinessCalendar("any", "Any", ZoneId.of(zones.get(random.nextInt(5))), week, special);
    }

    private static Span span(Random random) {
        LocalTime from = LocalTime.of(random.nextInt(23), random.nextInt(2) * 30);
        return new Span(from, random.nextInt(5) == 0 ? LocalTime.MIDNIGHT : from.plusMinutes(1 + random.nextInt(29)));
    }

    private static Instant moment(Random random) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(random.nextInt(300 * 86_400));
    }

    @Property(tries = 2000)
    void what_lies_between_a_moment_and_so_much_working_time_after_it_is_that_time(@ForAll long seed) {
        Random random = new Random(seed);
        BusinessCalendar calendar = any(random);
        Instant start = moment(random);
        Duration duration = Duration.ofSeconds(random.nextInt(200_000));
        assertThat(calendar.between(start, calendar.after(start, duration))).isEqualTo(duration);
    }

    @Property(tries = 2000)
    void later_starts_and_longer_times_never_end_earlier(@ForAll long seed) {
        Random random = new Random(seed);
        BusinessCalendar calendar = any(random);
        Instant start = moment(random);
        Instant later = start.plusSeconds(random.nextInt(900_000));
        Duration duration = Duration.ofSeconds(1 + random.nextInt(100_000));
        Duration longer = duration.plusSeconds(random.nextInt(50_000));
        assertThat(calendar.after(start, duration)).isBeforeOrEqualTo(calendar.after(later, duration));
        assertThat(calendar.after(start, duration)).isBeforeOrEqualTo(calendar.after(start, longer));
        assertThat(calendar.between(start, later.plusSeconds(60_000)))
                .isEqualTo(calendar.between(start, later).plus(calendar.between(later, later.plusSeconds(60_000))));
    }

    @Property(tries = 2000)
    void the_next_working_moment_is_one_and_nobody_worked_before_it(@ForAll long seed) {
        Random random = new Random(seed);
        BusinessCalendar calendar = any(random);
        Instant start = moment(random);
        Instant next = calendar.nextWorking(start);
        assertThat(calendar.nextWorking(next)).isEqualTo(next);
        assertThat(calendar.between(start, next)).isZero();
        assertThat(calendar.between(next, next.plusSeconds(1))).isPositive();
    }
}
