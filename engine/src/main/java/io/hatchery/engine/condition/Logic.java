package io.hatchery.engine.condition;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.score.Dimension;
import java.time.Instant;

/**
 * All, any and not. What decided says when the truth could change: one false part keeps an {@code all} false for as long as it stays
 * false itself, while a true {@code all} lasts until the first of its parts changes.
 */
final class Logic {
    private Logic() {}

    /** Holds when every part is {@code wanted}; {@code any} is the same with the two truths exchanged. */
    private static final class Every implements Check {
        private final boolean wanted;
        private final Check[] parts;

        Every(boolean wanted, Check[] parts) {
            this.wanted = wanted;
            this.parts = parts;
        }

        @Override
        public boolean holds(Look look) {
            Instant soonest = null;
            Dimension falling = null;
            double fallsTo = Double.NEGATIVE_INFINITY;
            int start = look.reasonCount();
            for (Check part : parts) {
                int before = look.reasonCount();
                if (part.holds(look) != wanted) {
                    look.onlyReasonsSince(start, before);
                    return !wanted;
                }
                Dimension other = look.falling();
                if (other != null && falling != null && other != falling) {
                    soonest = Moments.earlier(soonest, look.changesAt());
                    continue;
                }
                soonest = Moments.earlier(soonest, look.changesAtBesides());
                if (other != null) {
                    falling = other;
                    fallsTo = Math.max(fallsTo, look.fallsTo());
                }
            }
            look.changesAt(soonest);
            look.fallsTo(falling, fallsTo);
            return wanted;
        }
    }

    static Check all(Check[] parts) {
        return new Every(true, parts);
    }

    static Check any(Check[] parts) {
        return new Every(false, parts);
    }

    static Check not(Check part) {
        return look -> !part.holds(look);
    }
}
