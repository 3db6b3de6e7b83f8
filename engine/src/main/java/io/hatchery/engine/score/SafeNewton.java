package io.hatchery.engine.score;

import static io.hatchery.engine.score.FadingSum.FARTHEST;
import static io.hatchery.engine.score.FadingSum.LN2;

import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds when points of different half-lives together first cross a limit, from below. With {@code g = |f − L|} and {@code M = Σ
 * |aᵢ|kᵢ²e^(−kᵢt)}, which bounds the second derivative from {@code t} on, {@code g + g′h − ½Mh²} stays below {@code g(t + h)}; up to
 * its root nothing can cross, so that root is the next place to look. This is Newton's method on the safe side: it comes to a crossing
 * as fast, and never passes one.
 */
final class SafeNewton {
    private static final int MOST_LOOKS = 40;

    private final double limit;
    private final double[] amounts;
    private final double[] halfLives;
    private int count;
    private double steady;
    private double slowest;

    SafeNewton(SmallMap<Balance> balances, double[] points, Set<Dimension> dimensions, double limit) {
        this.limit = limit;
        this.amounts = new double[points.length];
        this.halfLives = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            Balance balance = balances.value(i);
            if (dimensions.contains(balance.dimension())) {
                add(points[i], balance.halfLife());
            }
        }
    }

    private void add(double points, @Nullable Duration halfLife) {
        if (halfLife == null) {
            steady += points;
            return;
        }
        double seconds = Fading.seconds(halfLife);
        slowest = Math.max(slowest, seconds);
        amounts[count] = points;
        halfLives[count++] = seconds;
    }

    /** Seconds until the limit may be crossed; infinite for never. */
    double seconds() {
        double total = steady;
        for (int i = 0; i < count; i++) {
            total += amounts[i];
        }
        int side = total >= limit ? 1 : -1;
        double seconds = 0;
        for (int looks = 0; looks < MOST_LOOKS && seconds < FARTHEST * slowest; looks++) {
            double step = step(seconds, side);
            if (!(step >= 0.5) || step == Double.POSITIVE_INFINITY) {
                return step == Double.POSITIVE_INFINITY ? step : seconds;
            }
            seconds += step;
        }
        return Math.min(seconds, FARTHEST * slowest);
    }

    /** How far nothing can cross from there; infinite when nothing can any more. */
    private double step(double seconds, int side) {
        double distance = side * (steady - limit);
        double least = distance;
        double slope = 0;
        double curve = 0;
        for (int i = 0; i < count; i++) {
            double rate = LN2 / halfLives[i];
            double amount = side * amounts[i] * Fading.left(seconds / halfLives[i]);
            distance += amount;
            least += Math.min(amount, 0);
            slope -= amount * rate;
            curve += Math.abs(amount) * rate * rate;
        }
        if (least > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return (slope + Math.sqrt(slope * slope + 2 * curve * Math.max(0, distance))) / curve;
    }
}
