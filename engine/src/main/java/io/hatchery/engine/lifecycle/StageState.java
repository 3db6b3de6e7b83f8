package io.hatchery.engine.lifecycle;

import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.pattern.Summaries;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands.
 *
 * @param stage null before the first conclusion
 * @param since when it came there
 * @param visits by stage
 * @param settled how many events of a pattern, by its key, had happened at that very moment before the lead came there: they do
 *     not count since the stage, while those that follow at the same moment do
 * @param heldUntil until when rules do not move the lead on, null for not at all
 * @param clock of the present stage, null when it has none
 */
public record StageState(
        @Nullable String stage,
        @Nullable Instant since,
        Map<String, Visits> visits,
        Map<String, Integer> settled,
        @Nullable String owner,
        @Nullable Instant heldUntil,
        @Nullable Clock clock) {
    public static final StageState NONE = new StageState(null, null, Map.of(), Map.of(), null, null, null);

    public StageState {
        visits = SmallMap.copyOf(visits);
        settled = SmallMap.copyOf(settled);
    }

    /** How long a lead may still stay. */
    public record Clock(@Nullable Instant warnAt, Instant dueAt, boolean warned, boolean breached) {}

    /** How often a stage was entered, first and last. */
    public record Visits(int count, Instant first, Instant last) {}

    /**
     * This with one more fact folded in.
     *
     * @param seen what was seen before it
     */
    public StageState after(LifecycleFact fact, Instant at, Summaries seen) {
        return switch (fact) {
            case LifecycleFact.StageChanged changed -> in(changed.to(), at, seen, changed.heldUntil());
            case LifecycleFact.OwnerChanged changed ->
                new StageState(stage, since, visits, settled, changed.to(), heldUntil, clock);
            case LifecycleFact.ClockStarted started -> with(new Clock(started.warnAt(), started.dueAt(), false, false));
            case LifecycleFact.ClockStopped _ -> with(null);
            case LifecycleFact.ClockWarned _ ->
                with(clock == null ? null : new Clock(clock.warnAt(), clock.dueAt(), true, clock.breached()));
            case LifecycleFact.ClockBreached _ ->
                with(clock == null ? null : new Clock(clock.warnAt(), clock.dueAt(), clock.warned(), true));
            case LifecycleFact.MoveRefused _ -> this;
        };
    }

    private StageState with(@Nullable Clock changed) {
        return new StageState(stage, since, visits, settled, owner, heldUntil, changed);
    }

    private StageState in(String to, Instant at, Summaries seen, @Nullable Instant held) {
        Visits before = visits.get(to);
        Visits now = before == null ? new Visits(1, at, at) : new Visits(before.count() + 1, before.first(), at);
        return new StageState(to, at, SmallMap.with(visits, to, now), seen.settledAt(at), owner, held, null);
    }
}
