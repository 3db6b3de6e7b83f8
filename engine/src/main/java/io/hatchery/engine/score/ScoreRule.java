package io.hatchery.engine.score;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Points for something about a lead or something they did.
 *
 * @param points may be negative
 * @param cap the most this rule may add up to (the least, for negative points); null for none
 * @param capPerDay the most this rule may add within one day of the company's calendar; null for none
 */
public record ScoreRule(
        String id,
        String name,
        Model model,
        Trigger trigger,
        double points,
        @Nullable Double cap,
        @Nullable Double capPerDay,
        Decay decay) {

    public ScoreRule(
            String id, String name, Model model, Trigger trigger, double points, @Nullable Double cap, Decay decay) {
        this(id, name, model, trigger, points, cap, null, decay);
    }

    /** What gives the points. */
    public sealed interface Trigger {
        /** The points count while the condition holds. */
        record While(Condition condition) implements Trigger {}

        /** Each event that matches adds the points. */
        record Each(Pattern pattern) implements Trigger {}

        /**
         * The points count once for every full {@code after} since the lead was last active, at most {@code most} times; when the lead is
         * active again they are gone.
         *
         * @param pattern what counts as active; null for any event that no person in the company did
         */
        record Silent(@Nullable Pattern pattern, Duration after, int most) implements Trigger {}
    }

    /** How points fade. */
    public sealed interface Decay {
        record None() implements Decay {}

        /** Half of the points are left after each half-life: {@code p · 2^(−t/halfLife)}. */
        record HalfLife(Duration halfLife) implements Decay {}

        /** Each grant of points fades evenly and is gone after the time: {@code p · max(0, 1 − t/toZero)}. */
        record Linear(Duration toZero) implements Decay {}

        /** Each grant of points counts in full until the time is over. */
        record Expiry(Duration after) implements Decay {}
    }

    /** The six models; each adds to one dimension. */
    public enum Model {
        PERSON(Dimension.FIT),
        COMPANY(Dimension.FIT),
        ONLINE(Dimension.ENGAGEMENT),
        EMAIL(Dimension.ENGAGEMENT),
        SOCIAL(Dimension.ENGAGEMENT),
        SPAM(Dimension.SPAM);

        private final Dimension dimension;

        Model(Dimension dimension) {
            this.dimension = dimension;
        }

        public Dimension dimension() {
            return dimension;
        }
    }
}
