package io.hatchery.engine.condition;

import io.hatchery.engine.base.Moments;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * Whether today is a date's day of the year, in the company's calendar. Who was born on 29 February has their day on 1 March in years
 * without one.
 */
final class AnniversaryLeaf extends Leaf {
    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);
    private final Subject subject;

    AnniversaryLeaf(Subject subject, String key) {
        super(key, subject.field(), Condition.Op.ANNIVERSARY_TODAY.name(), "");
        this.subject = subject;
    }

    @Override
    boolean test(Look look) {
        @Nullable LocalDate date = subject.day(look);
        if (date == null) {
            return false;
        }
        LocalDate today = Moments.day(look.now(), look.zone());
        MonthDay day = MonthDay.from(date);
        LocalDate next = in(day, today.getYear());
        if (next.isBefore(today)) {
            next = in(day, today.getYear() + 1);
        }
        boolean holds = next.equals(today);
        look.changesAt(Moments.start(holds ? today.plusDays(1) : next, look.zone()));
        return holds;
    }

    private static LocalDate in(MonthDay day, int year) {
        return day.equals(LEAP_DAY) && !day.isValidYear(year) ? LocalDate.of(year, Month.MARCH, 1) : day.atYear(year);
    }
}
