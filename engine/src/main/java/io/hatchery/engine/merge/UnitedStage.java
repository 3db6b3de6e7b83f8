package io.hatchery.engine.merge;

import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.lifecycle.StageState.Clock;
import io.hatchery.engine.lifecycle.StageState.Visits;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two leads stand together: at the further stage, with the visits of both. */
final class UnitedStage {
    private static final Comparator<Clock> SOONEST = Comparator.comparing(Clock::dueAt)
            .thenComparing(Clock::warnAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private UnitedStage() {}

    /** @param otherKept whether the other's stage is kept */
    static StageState of(StageState one, StageState other, boolean otherKept) {
        StageState kept = otherKept ? other : one;
        StageState gone = otherKept ? one : other;
        boolean same = Objects.equals(kept.stage(), gone.stage()) && Objects.equals(kept.since(), gone.since());
        return new StageState(
                kept.stage(),
                kept.since(),
                Unions.of(one.visits(), other.visits(), UnitedStage::of),
                same ? settled(kept, gone) : kept.settled(),
                owner(kept.owner(), gone.owner(), same),
                same ? Unions.laterOrNull(kept.heldUntil(), gone.heldUntil()) : kept.heldUntil(),
                same ? clock(kept.clock(), gone.clock()) : kept.clock());
    }

    private static Visits of(Visits one, Visits other) {
        return new Visits(
                one.count() + other.count(),
                Unions.earlier(one.first(), other.first()),
                Unions.later(one.last(), other.last()));
    }

    private static Map<String, Integer> settled(StageState one, StageState other) {
        return Unions.of(one.settled(), other.settled(), Integer::sum);
    }

    /** Who owns the lead whose stage is kept; the other's owner when it has none. */
    private static @Nullable String owner(@Nullable String kept, @Nullable String gone, boolean same) {
        if (kept == null || gone == null) {
            return kept == null ? gone : kept;
        }
        return same && gone.compareTo(kept) < 0 ? gone : kept;
    }

    private static @Nullable Clock clock(@Nullable Clock one, @Nullable Clock other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Clock soonest = SOONEST.compare(one, other) <= 0 ? one : other;
        return new Clock(
                soonest.warnAt(), soonest.dueAt(), one.warned() || other.warned(), one.breached() || other.breached());
    }
}
