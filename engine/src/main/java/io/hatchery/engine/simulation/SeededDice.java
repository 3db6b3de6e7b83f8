package io.hatchery.engine.simulation;

import java.time.Duration;
import java.util.List;

/**
 * Chance with a seed, so that it is none: the generator SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", 2014), whose numbers are the same on every machine.
 */
final class SeededDice {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double LN2 = StrictMath.log(2);

    /** No delay is more than so many medians: one in a thousand would be. */
    private static final double LONGEST = 10;

    private long state;

    /** The dice of one lead in one run: they depend on nothing else, so leads may be tried in any order. */
    SeededDice(long seed, long lead, long run) {
        state = mixed(mixed(mixed(seed) + lead * STEP) + run * STEP);
    }

    private static long mixed(long from) {
        long z = (from ^ from >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private long next() {
        state += STEP;
        return mixed(state);
    }

    /** From 0 to below 1. */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    <T> T oneOf(List<T> of) {
        return of.get((int) (uniform() * of.size()));
    }

    /** An exponential delay with this median, in whole seconds. */
    Duration around(Duration median) {
        double medians = -StrictMath.log(1 - uniform()) / LN2;
        return Duration.ofSeconds((long) (Math.min(LONGEST, medians) * median.toSeconds()));
    }
}
