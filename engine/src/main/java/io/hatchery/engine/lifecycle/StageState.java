package io.hatchery.engine.lifecycle;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands.
 *
 * @param stage null before the first conclusion
 * @param since when it came there
 * @param visits by stage
 */
public record StageState(
        @Nullable String stage,
        @Nullable Instant since,
        Map<String, Visits> visits,
        @Nullable String owner) {
    public static final StageState NONE = new StageState(null, null, Map.of(), null);

    public StageState {
        visits = SmallMap.copyOf(visits);
    }

    /** How often a stage was entered, first and last. */
    public record Visits(int count, Instant first, Instant last) {}

    /** This with one more fact folded in. */
    public StageState after(LifecycleFact fact, Instant at) {
        return switch (fact) {
            case LifecycleFact.StageChanged changed -> in(changed.to(), at);
            case LifecycleFact.OwnerChanged changed -> new StageState(stage, since, visits, changed.to());
            case LifecycleFact.MoveRefused _ -> this;
        };
    }

    private StageState in(String to, Instant at) {
        Visits before = visits.get(to);
        Visits now = before == null ? new Visits(1, at, at) : new Visits(before.count() + 1, before.first(), at);
        return new StageState(to, at, SmallMap.with(visits, to, now), owner);
    }
}
