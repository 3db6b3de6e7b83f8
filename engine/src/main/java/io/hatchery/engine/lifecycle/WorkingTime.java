package io.hatchery.engine.lifecycle;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.lifecycle.BusinessCalendar.Hours;
import io.hatchery.engine.lifecycle.BusinessCalendar.Span;
import io.hatchery.engine.lifecycle.BusinessCalendar.Special;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A business calendar made ready to count with. Working time is the time that really passes between opening and closing, so a night shift
 * over a change of the clocks is an hour longer or shorter. An hour the clocks leave out holds no work; of an hour that comes twice, spans
 * begin and end at the first.
 */
public final class WorkingTime {
    /** A calendar is followed for so many days (a hundred years); what lies beyond is as good as never. */
    private static final int MOST_DAYS = 36_525;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Span>> special = new HashMap<>();

    public WorkingTime(BusinessCalendar calendar) {
        this.zone = calendar.zone();
        for (Hours hours : calendar.week()) {
            week.computeIfAbsent(hours.day(), _ -> new ArrayList<>()).add(new Span(hours.from(), hours.to()));
        }
        week.values().forEach(WorkingTime::sort);
        for (Special day : calendar.special()) {
            List<Span> spans = new ArrayList<>(day.hours());
            sort(spans);
            special.put(day.date(), spans);
        }
    }

    private static void sort(List<Span> spans) {
        spans.sort(Comparator.comparing(Span::from));
    }

    /** When so much working time has passed; the start itself for none. */
    public Instant after(Instant start, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            return start;
        }
        Walk walk = new Walk(start);
        Duration rest = duration;
        while (walk.next()) {
            Duration open = Duration.between(walk.from, walk.to);
            if (rest.compareTo(open) <= 0) {
                return walk.from.plus(rest);
            }
            rest = rest.minus(open);
        }
        return never(start);
    }

    /** How much working time lies between two moments; none when the second is not later. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Walk walk = new Walk(from);
        while (from.isBefore(to) && walk.next() && walk.from.isBefore(to)) {
            sum = sum.plus(Duration.between(walk.from, walk.to.isBefore(to) ? walk.to : to));
        }
        return sum;
    }

    /** The moment itself when people work then, else when they next do. */
    public Instant nextWorking(Instant moment) {
        Walk walk = new Walk(moment);
        return walk.next() ? walk.from : never(moment);
    }

    private static Instant never(Instant from) {
        return from.plus(Duration.ofDays(MOST_DAYS));
    }

    private List<Span> spans(LocalDate day) {
        List<Span> different = special.get(day);
        return different != null ? different : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private Instant moment(LocalDate day, LocalTime time) {
        LocalDateTime local = LocalDateTime.of(day, time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return gap.getInstant();
        }
        return local.toInstant(offsets.getFirst());
    }

    /** Goes from one stretch of work to the next, from a moment on. */
    private final class Walk {
        private final LocalDate last;
        private LocalDate day;
        private List<Span> spans;
        private int place;
        private Instant from;
        private Instant to;

        Walk(Instant start) {
            this.day = LocalDate.ofInstant(start, zone).minusDays(1);
            this.last = day.plusDays(MOST_DAYS);
            this.spans = spans(day);
            this.from = start;
            this.to = start;
        }

        /** Whether there is one more; stretches never overlap, whatever the calendar says. */
        boolean next() {
            Instant done = to;
            while (day.isBefore(last)) {
                while (place < spans.size()) {
                    Span span = spans.get(place++);
                    Instant opens = moment(day, span.from());
                    Instant closes = span.to().equals(LocalTime.MIDNIGHT)
                            ? Moments.start(day.plusDays(1), zone)
                            : moment(day, span.to());
                    from = opens.isBefore(done) ? done : opens;
                    to = closes;
                    if (from.isBefore(to)) {
                        return true;
                    }
                }
                day = day.plusDays(1);
                spans = spans(day);
                place = 0;
            }
            to = done;
            return false;
        }
    }
}
