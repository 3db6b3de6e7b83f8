package io.hatchery.engine.pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a pattern: some of its recent times, or a measure of a property.
 *
 * @param keep how many recent times the rule needs
 * @param property what is measured, a path as filters have; null when nothing is
 * @param keepDays of how many days sums are needed, today included; 0 when only the sum and the largest ever are
 * @param keepValues how many different values are needed, 0 when they are not counted
 */
public record Asked(int keep, @Nullable String property, int keepDays, int keepValues) {

    /** The newest times. */
    public static Asked times(int keep) {
        return new Asked(keep, null, 0, 0);
    }

    /** A measure. */
    public static Asked measure(String property, int keepDays, int keepValues) {
        return new Asked(0, property, keepDays, keepValues);
    }
}
