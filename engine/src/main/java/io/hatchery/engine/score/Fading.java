package io.hatchery.engine.score;

import java.time.Duration;
import java.time.Instant;

/** How points fade. */
final class Fading {
    private Fading() {}

    /** What is left of points at a later moment; all of them at an earlier one. */
    static double left(double points, Instant at, Instant now, Duration halfLife) {
        long seconds = now.getEpochSecond() - at.getEpochSecond();
        return seconds <= 0 ? points : points * Math.exp(-Math.log(2) * seconds / seconds(halfLife));
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
