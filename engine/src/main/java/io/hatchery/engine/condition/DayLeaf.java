package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.base.Scalars;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Whether a date lies within some days before or after today, today included. Days begin at midnight of the company, and so does every
 * change of the answer.
 */
final class DayLeaf extends Leaf {
    private final String field;
    private final int daysBefore;
    private final int daysAfter;

    /** @param days how many; the date may lie so many days before today, or after when {@code ahead} */
    DayLeaf(Condition.Trait condition, int days, boolean ahead) {
        super(
                "trait",
                condition.field(),
                condition.op().name(),
                Scalars.text(condition.values().getFirst()));
        this.field = condition.field();
        this.daysBefore = ahead ? 0 : days;
        this.daysAfter = ahead ? days : 0;
    }

    @Override
    boolean test(Look look) {
        if (!(look.state().traits().value(field) instanceof Value.Moment(Instant at))) {
            return false;
        }
        LocalDate date = Moments.day(at, look.zone());
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
