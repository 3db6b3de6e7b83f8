package io.hatchery.engine.condition;

import io.hatchery.engine.base.Moments;
import java.time.LocalDate;

/**
 * Whether a date lies within some days before or after today, today included. Days begin at midnight of the company, and so does every
 * change of the answer.
 */
final class DayLeaf extends Leaf {
    private final Subject subject;
    private final int daysBefore;
    private final int daysAfter;

    /** @param days how many; the date may lie so many days before today, or after when {@code ahead} */
    DayLeaf(Subject subject, String key, Condition.Op op, int days, boolean ahead) {
        super(key, subject.field(), op.name(), Integer.toString(days));
        this.subject = subject;
        this.daysBefore = ahead ? 0 : days;
        this.daysAfter = ahead ? days : 0;
    }

    @Override
    boolean test(Look look) {
        LocalDate date = subject.day(look);
        if (date == null) {
            return false;
        }
        LocalDate today = Moments.day(look.now(), look.zone());
        LocalDate begins = date.minusDays(daysAfter);
        LocalDate ends = date.plusDays(daysBefore + 1L);
        if (today.isBefore(begins)) {
            look.changesAt(Moments.start(begins, look.zone()));
            return false;
        }
        if (today.isBefore(ends)) {
            look.changesAt(Moments.start(ends, look.zone()));
            return true;
        }
        return false;
    }
}
