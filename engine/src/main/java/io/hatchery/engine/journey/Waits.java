package io.hatchery.engine.journey;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.contact.LeadZone;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When waits end. Times of day are the lead's; a date of a lead is the day it is in the company's time zone, since that is how dates
 * without a time are read.
 */
final class Waits {
    /** After so long without an answer an effect counts as failed. */
    static final Duration ANSWER = Duration.ofHours(24);

    private final ZoneId company;
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    Waits(ZoneId company, List<BusinessCalendar> all) {
        this.company = company;
        all.forEach(calendar -> calendars.put(calendar.id(), calendar));
    }

    /** When a wait that began at a moment ends; that very moment when there is nothing to wait for. */
    Instant end(Node.Until until, LeadState state, Instant since) {
        Instant end = switch (until) {
            case Node.Until.At(Instant at) -> Moments.micros(at);
            case Node.Until.OnDate(String field, int daysAfter, LocalTime at) -> onDate(state, field, daysAfter, at);
            case Node.Until.OnWeekday(List<DayOfWeek> days, LocalTime at) -> onWeekday(state, days, at, since);
            case Node.Until.Working(String calendar) -> working(calendars.get(calendar), since);
        };
        return end == null || end.isBefore(since) ? since : end;
    }

    private @Nullable Instant onDate(LeadState state, String field, int daysAfter, LocalTime at) {
        LocalDate day = day(state, field);
        return day == null ? null : Moments.at(day.plusDays(daysAfter), at, LeadZone.of(state, company));
    }

    /** The day of a date of the lead, null when none is known. */
    private @Nullable LocalDate day(LeadState state, String field) {
        return state.traits().value(field) instanceof Value.Moment(Instant moment)
                ? LocalDate.ofInstant(moment, company)
                : null;
    }

    private Instant onWeekday(LeadState state, List<DayOfWeek> days, LocalTime at, Instant since) {
        ZoneId zone = LeadZone.of(state, company);
        Instant next = Moments.next(since, at, zone);
        for (int i = 0; i < 7 && !days.isEmpty() && !days.contains(weekday(next, zone)); i++) {
            next = Moments.next(Moments.start(LocalDate.ofInstant(next, zone).plusDays(1), zone), at, zone);
        }
        return next;
    }

    private static DayOfWeek weekday(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).getDayOfWeek();
    }

    /** The next moment people work, or the moment itself if they do; null when they do not work within a year. */
    private static @Nullable Instant working(@Nullable BusinessCalendar calendar, Instant since) {
        if (calendar == null) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(since, calendar.zone());
        for (int i = -1; i <= 366; i++) {
            LocalDate day = today.plusDays(i);
            Instant best = null;
            for (BusinessCalendar.Span span : spans(calendar, day)) {
                Instant from = Moments.at(day, span.from(), calendar.zone());
                Instant to = span.to().isAfter(span.from())
                        ? Moments.at(day, span.to(), calendar.zone())
                        : Moments.start(day.plusDays(1), calendar.zone());
                if (since.isBefore(to)) {
                    best = Moments.earlier(best, from.isBefore(since) ? since : from);
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static List<BusinessCalendar.Span> spans(BusinessCalendar calendar, LocalDate day) {
        for (BusinessCalendar.Special special : calendar.special()) {
            if (special.date().equals(day)) {
                return special.hours();
            }
        }
        return calendar.week().stream()
                .filter(hours -> hours.day() == day.getDayOfWeek())
                .map(hours -> new BusinessCalendar.Span(hours.from(), hours.to()))
                .toList();
    }

    /** The last moment of a date trigger up to now, null when there was none. */
    @Nullable Instant lastOf(Node.Trigger.OnDate trigger, LeadState state, Instant now) {
        LocalDate date = day(state, trigger.field());
        return date == null ? null : lastOf(trigger, date, LeadZone.of(state, company), now);
    }

    /** The same, had the lead's date been another. */
    @Nullable Instant lastOf(Node.Trigger.OnDate trigger, Value date, LeadState state, Instant now) {
        return date instanceof Value.Moment(Instant moment)
                ? lastOf(trigger, LocalDate.ofInstant(moment, company), LeadZone.of(state, company), now)
                : null;
    }

    private static @Nullable Instant lastOf(Node.Trigger.OnDate trigger, LocalDate date, ZoneId zone, Instant now) {
        if (!trigger.yearly()) {
            Instant once = moment(trigger, date, zone);
            return once.isAfter(now) ? null : once;
        }
        int latest =
                LocalDate.ofInstant(now, zone).minusDays(trigger.daysAfter()).getYear() + 1;
        for (int year = latest; year >= date.getYear(); year--) {
            Instant moment = moment(trigger, inYear(date, year), zone);
            if (!moment.isAfter(now)) {
                return moment;
            }
        }
        return null;
    }

    /** The first moment of a date trigger after now, null when there is none. */
    @Nullable Instant nextOf(Node.Trigger.OnDate trigger, LeadState state, Instant now) {
        LocalDate date = day(state, trigger.field());
        if (date == null) {
            return null;
        }
        ZoneId zone = LeadZone.of(state, company);
        if (!trigger.yearly()) {
            Instant once = moment(trigger, date, zone);
            return once.isAfter(now) ? once : null;
        }
        int earliest =
                LocalDate.ofInstant(now, zone).minusDays(trigger.daysAfter()).getYear() - 1;
        for (int year = Math.max(earliest, date.getYear()); ; year++) {
            Instant moment = moment(trigger, inYear(date, year), zone);
            if (moment.isAfter(now)) {
                return moment;
            }
        }
    }

    private static Instant moment(Node.Trigger.OnDate trigger, LocalDate date, ZoneId zone) {
        return Moments.at(date.plusDays(trigger.daysAfter()), trigger.at(), zone);
    }

    /** The 29th of February is kept on the 1st of March in years without it. */
    private static LocalDate inYear(LocalDate date, int year) {
        MonthDay day = MonthDay.from(date);
        return day.isValidYear(year) ? day.atYear(year) : LocalDate.of(year, 3, 1);
    }
}
