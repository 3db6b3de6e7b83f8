package io.hatchery.engine.condition;

import io.hatchery.engine.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether something that was concluded at a moment lies no longer back than a time; it counts until that time has passed. */
final class RecentLeaf extends Leaf {
    private final Function<LeadState, @Nullable Instant> moment;
    private final Duration within;

    RecentLeaf(Function<LeadState, @Nullable Instant> moment, Duration within, String key, String... args) {
        super(key, args);
        this.moment = moment;
        this.within = within;
    }

    @Override
    boolean test(Look look) {
        Instant at = moment.apply(look.state());
        if (at == null) {
            return false;
        }
        Instant ends = at.plus(within);
        boolean counts = ends.isAfter(look.now());
        if (counts) {
            look.changesAt(ends);
        }
        return counts;
    }
}
