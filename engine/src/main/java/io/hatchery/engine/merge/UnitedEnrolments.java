package io.hatchery.engine.merge;

import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.Enrolments.Past;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The journeys of two leads together: one way through each. Of two, the one entered first goes on and the other ends here. Numbers are
 * such that no effect gets the id of one that was asked for before: a way that was this lead's own keeps its number, one taken over gets
 * the next.
 */
final class UnitedEnrolments {
    /** Who goes on; the order is whole, so that it does not matter which lead is merged into which. */
    private static final Comparator<Enrolment> FIRST = Comparator.comparing(Enrolment::enteredAt)
            .thenComparing(Enrolment::version, Comparator.reverseOrder())
            .thenComparing(UnitedEnrolments::steps, Comparator.reverseOrder())
            .thenComparing(Enrolment::since, Comparator.reverseOrder())
            .thenComparing(Enrolment::node)
            .thenComparing(UnitedEnrolments::rest);

    private final Enrolments own;
    private final Enrolments other;
    private final Instant now;
    private final List<Enrolment> active = new ArrayList<>();
    private SmallMap<Past> past;

    private UnitedEnrolments(Enrolments own, Enrolments other, Instant now) {
        this.own = own;
        this.other = other;
        this.now = now;
        this.past = Unions.of(own.past(), other.past(), UnitedEnrolments::both);
    }

    /** All that may still differ, in words that have an order. */
    private static String rest(Enrolment one) {
        return new TreeMap<>(one.settled()) + " " + new TreeMap<>(one.visits()) + " " + one.until() + " " + one.awaits()
                + " " + one.heard();
    }

    static Enrolments of(Enrolments own, Enrolments other, Instant now) {
        return new UnitedEnrolments(own, other, now).united();
    }

    private Enrolments united() {
        for (Enrolment mine : own.active()) {
            Enrolment theirs = other.active(mine.journey());
            if (theirs == null) {
                active.add(mine);
            } else if (FIRST.compare(mine, theirs) <= 0) {
                end(theirs);
                active.add(mine);
            } else {
                end(mine);
                takeOver(theirs);
            }
        }
        for (Enrolment theirs : other.active()) {
            if (own.active(theirs.journey()) == null) {
                takeOver(theirs);
            }
        }
        active.sort(Comparator.comparing(Enrolment::journey));
        return new Enrolments(active, past);
    }

    private void end(Enrolment ending) {
        Past ended = new Past(1, now, Outcome.REMOVED, ending.visits());
        Past before = past.get(ending.journey());
        past = past.with(ending.journey(), before == null ? ended : both(before, ended));
    }

    private void takeOver(Enrolment theirs) {
        Past before = past.get(theirs.journey());
        active.add(theirs.numbered(before == null ? 1 : before.times() + 1));
    }

    private static Past both(Past one, Past other) {
        int order = one.lastLeft().compareTo(other.lastLeft());
        Past last = order > 0 || (order == 0 && one.last().compareTo(other.last()) >= 0) ? one : other;
        return new Past(
                one.times() + other.times(),
                last.lastLeft(),
                last.last(),
                Unions.of(one.reached(), other.reached(), Integer::sum));
    }

    private static int steps(Enrolment enrolment) {
        return enrolment.visits().values().stream().mapToInt(Integer::intValue).sum();
    }
}
