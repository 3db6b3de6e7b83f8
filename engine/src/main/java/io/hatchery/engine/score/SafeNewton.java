package io.hatchery.engine.score;

import static io.hatchery.engine.score.FadingSum.FARTHEST;
import static io.hatchery.engine.score.FadingSum.LN2;

/**
 * Finds when points of different half-lives together first cross a limit, from below. With {@code g = |f − L|} and {@code M = Σ
 * max(0, −aᵢ)kᵢ²e^(−kᵢt)}, which bounds from {@code t} on how far {@code g} bends down, {@code g + g′h − ½Mh²} stays below {@code g(t +
 * h)}; up to its root nothing can cross, so that root is the next place to look. This is Newton's method on the safe side: it comes to a
 * crossing as fast, and never passes one. Points that only go down bend up, so there it is Newton's method itself.
 */
final class SafeNewton {
    private static final int MOST_LOOKS = 40;

    private final FadingSum sum;
    private final double limit;

    SafeNewton(FadingSum sum, double limit) {
        this.sum = sum;
        this.limit = limit;
    }

    /**
     * Seconds until the limit may be crossed; infinite for never.
     *
     * @param from seconds before which it surely is not, where to look first
     */
    double seconds(double from) {
        int side = sum.total() >= limit ? 1 : -1;
        double seconds = from;
        for (int looks = 0; looks < MOST_LOOKS && seconds < FARTHEST * sum.slowest(); looks++) {
            double step = step(seconds, side);
            if (!(step >= 0.5) || step == Double.POSITIVE_INFINITY) {
                return step == Double.POSITIVE_INFINITY ? step : seconds;
            }
            seconds += step;
        }
        return Math.min(seconds, FARTHEST * sum.slowest());
    }

    /** How far nothing can cross from there; infinite when nothing can any more. */
    private double step(double seconds, int side) {
        double distance = side * (sum.steady() - limit);
        double least = distance;
        double slope = 0;
        double curve = 0;
        for (int i = 0; i < sum.count(); i++) {
            double rate = LN2 / sum.halfLife(i);
            double amount = side * sum.amount(i) * Fading.left(seconds / sum.halfLife(i));
            distance += amount;
            least += Math.min(amount, 0);
            slope -= amount * rate;
            curve -= Math.min(amount, 0) * rate * rate;
        }
        if (least > 0) {
            return Double.POSITIVE_INFINITY;
        }
        double rest = Math.max(0, distance);
        return 2 * rest / (Math.sqrt(slope * slope + 2 * curve * rest) - slope);
    }
}
