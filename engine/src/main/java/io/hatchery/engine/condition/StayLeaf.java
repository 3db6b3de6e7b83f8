package io.hatchery.engine.condition;

import java.time.Duration;
import java.time.Instant;

/** Whether the lead has been in its stage for so long. */
final class StayLeaf extends Leaf {
    private final Duration duration;

    StayLeaf(Duration duration) {
        super("inStageFor", duration.toString());
        this.duration = duration;
    }

    @Override
    boolean test(Look look) {
        Instant since = look.state().stage().since();
        if (since == null) {
            return false;
        }
        Instant reached = since.plus(duration);
        if (look.now().isBefore(reached)) {
            look.changesAt(reached);
            return false;
        }
        return true;
    }
}
