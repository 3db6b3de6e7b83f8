package io.hatchery.engine.score;

import java.time.Duration;
import java.time.Instant;

/**
 * How points fade. Powers of two are computed here and not by {@link Math#exp}, whose last digit may differ between machines: the same
 * facts must give the same scores everywhere, and this is faster too. A table holds {@code 2^(−i/64)}; what remains is below 0.011,
 * where six terms of the series of e are exact to the last digit.
 */
final class Fading {
    private static final int PARTS = 64;
    private static final double OF_A_PART = -StrictMath.log(2) / PARTS;
    private static final double[] TABLE = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            TABLE[i] = StrictMath.pow(2, -i / (double) PARTS);
        }
    }

    private Fading() {}

    /** What is left of points at a later moment; all of them at an earlier one. */
    static double left(double points, Instant at, Instant now, Duration halfLife) {
        return left(points, now.getEpochSecond() - at.getEpochSecond(), seconds(halfLife));
    }

    /**
     * What is left of points after so many seconds; all of them when it is none or less.
     *
     * @param halfLife in seconds
     */
    static double left(double points, long seconds, double halfLife) {
        return seconds <= 0 ? points : points * left(seconds / halfLife);
    }

    /**
     * What is left of one point: {@code 2^(−halfLives)}.
     *
     * @param halfLives 0 or more
     */
    static double left(double halfLives) {
        if (!(halfLives < 1000)) {
            return 0;
        }
        int whole = (int) halfLives;
        double parts = (halfLives - whole) * PARTS;
        int part = (int) parts;
        double x = (parts - part) * OF_A_PART;
        double rest = 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0 + x * (1 / 120.0 + x * (1 / 720.0))))));
        return TABLE[part] * rest * Double.longBitsToDouble((1023L - whole) << 52);
    }

    /** What is left of one point given at a moment. */
    static double weight(ScoreRule.Decay decay, Instant at, Instant now) {
        return switch (decay) {
            case ScoreRule.Decay.None _ -> 1;
            case ScoreRule.Decay.HalfLife(Duration halfLife) -> left(1, at, now, halfLife);
            case ScoreRule.Decay.Linear(Duration toZero) -> 1 - Math.min(1, passed(at, now) / seconds(toZero));
            case ScoreRule.Decay.Expiry(Duration after) -> passed(at, now) < seconds(after) ? 1 : 0;
        };
    }

    /** Whole seconds, never less than none. */
    static long passed(Instant at, Instant now) {
        return Math.max(0, now.getEpochSecond() - at.getEpochSecond());
    }

    static double seconds(Duration duration) {
        int nanos = duration.getNano();
        return nanos == 0 ? duration.getSeconds() : duration.getSeconds() + nanos / 1e9;
    }
}
