package io.hatchery.engine.condition;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreSums;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lead at one moment, as conditions see it. A check that was asked leaves here the earliest moment its truth could change with no
 * further input. Not for sharing between threads.
 */
public final class Look {
    private LeadState state;
    private final Instant now;
    private final ZoneId zone;
    private @Nullable Enrolment enrolment;
    private @Nullable Instant changesAt;
    private @Nullable Dimension falling;
    private double fallsTo;
    private @Nullable Instant horizon;
    private @Nullable ScoreSums sums;
    private @Nullable List<Reason> reasons;

    /** @param zone the company's, for days */
    public Look(LeadState state, Instant now, ZoneId zone) {
        this.state = state;
        this.now = now;
        this.zone = zone;
    }

    /** Goes on with the lead's next state. */
    public void at(LeadState next) {
        state = next;
    }

    /** Sees through the eyes of a journey the lead is in; null for none. */
    public void inJourney(@Nullable Enrolment way) {
        enrolment = way;
    }

    /** Collects reasons from now on. */
    public Look explaining() {
        reasons = new ArrayList<>();
        return this;
    }

    public LeadState state() {
        return state;
    }

    public Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable Enrolment enrolment() {
        return enrolment;
    }

    /** A moment after which nobody cares when exactly a truth could change; null for none. */
    public @Nullable Instant horizon() {
        return horizon;
    }

    /** Sets the moment after which nobody cares when exactly a truth could change. */
    public void horizon(@Nullable Instant moment) {
        horizon = moment;
    }

    /** The lead's scores now. */
    public ScoreSums sums() {
        ScoreSums known = sums;
        if (known == null || !known.areOf(state.scores())) {
            known = known == null ? ScoreSums.of(state.scores(), now) : known.after(state.scores());
            sums = known;
        }
        return known;
    }

    /** When the truth of the check asked last could change by itself; null for never. */
    public @Nullable Instant changesAt() {
        Dimension one = falling;
        return one == null ? changesAt : Moments.earlier(changesAt, sums().crossing(one, fallsTo, horizon));
    }

    /** The same without what {@link #falling} may bring. */
    public @Nullable Instant changesAtBesides() {
        return changesAt;
    }

    /**
     * The score that by falling could change the truth of the check asked last; null when none could. Of many rules that ask how high
     * a score is, the one with the highest limit it still reaches changes first, so that only for this one the moment need be found.
     */
    public @Nullable Dimension falling() {
        return falling;
    }

    /** The limit that score would have to fall below. */
    public double fallsTo() {
        return fallsTo;
    }

    void changesAt(@Nullable Instant moment) {
        changesAt = moment;
        falling = null;
    }

    void fallsTo(@Nullable Dimension score, double limit) {
        falling = score;
        fallsTo = limit;
    }

    /** Why the check asked last came out as it did. */
    List<Reason> reasons() {
        return reasons == null ? List.of() : List.copyOf(reasons);
    }

    boolean explains() {
        return reasons != null;
    }

    void because(Reason reason) {
        if (reasons != null) {
            reasons.add(reason);
        }
    }

    int reasonCount() {
        return reasons == null ? 0 : reasons.size();
    }

    /** Keeps only the reasons given since: those before did not decide. */
    void onlyReasonsSince(int from, int deciding) {
        if (reasons != null) {
            reasons.subList(from, deciding).clear();
        }
    }
}
