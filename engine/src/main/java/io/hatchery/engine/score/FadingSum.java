package io.hatchery.engine.score;

import java.util.Arrays;

/**
 * A sum of points of which some fade: {@code f(t) = C + Σ aᵢ·e^(−kᵢt)}, and the time at which it first crosses a limit.
 *
 * <p>When all that fades shares one half-life {@code h}, {@code f} moves one way only and meets the limit {@code L} at
 * {@code h·log₂(A / (L − C))}: exact. Otherwise there is no closed form, and {@code f} may rise and fall. Then the time is approached
 * from below: with {@code g = |f − L|} and {@code M = Σ |aᵢ|kᵢ²e^(−kᵢt)}, which bounds the second derivative from {@code t} on,
 * {@code g + g′h − ½Mh²} stays below {@code g(t + h)}; up to its root nothing can cross, so that root is the next place to look. This
 * is Newton's method on the safe side: it comes to a crossing as fast, and never passes one.
 */
final class FadingSum {
    private static final double LN2 = Math.log(2);

    /** After so many half-lives a millionth is left; looks are never further apart, where digits would no longer do. */
    private static final double FARTHEST = 20;

    private static final int MOST_LOOKS = 40;

    private double steady;
    private double up;
    private double down;
    private double fastest = Double.POSITIVE_INFINITY;
    private double slowest;
    private double[] amounts = {};
    private double[] rates = {};
    private int count;

    void add(double points) {
        steady += points;
    }

    /** @param halfLife in seconds */
    void add(double points, double halfLife) {
        if (count == amounts.length) {
            amounts = Arrays.copyOf(amounts, count + 8);
            rates = Arrays.copyOf(rates, count + 8);
        }
        amounts[count] = points;
        rates[count++] = LN2 / halfLife;
        fastest = Math.min(fastest, halfLife);
        slowest = Math.max(slowest, halfLife);
        if (points > 0) {
            up += points;
        } else {
            down -= points;
        }
    }

    double total() {
        return steady + up - down;
    }

    /**
     * Seconds until {@code total ≥ limit} may change, never too many; infinite for never.
     *
     * @param enough no need to know it more exactly than that it is not before this
     */
    double secondsTo(double limit, double enough) {
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        boolean reached = total() >= limit;
        if (fastest == slowest) {
            double net = up - down;
            boolean approaches = reached == net > 0 && reached == limit > steady;
            return approaches ? fading(Math.abs(net), Math.abs(limit - steady), fastest) : Double.POSITIVE_INFINITY;
        }
        double sure = reached ? fading(up, limit - steady + down, fastest) : fading(down, steady + up - limit, fastest);
        return sure >= enough ? sure : approached(limit, reached ? 1 : -1);
    }

    /** Seconds until a fading amount is down to the rest; never when it need not come so far down. */
    private static double fading(double amount, double rest, double halfLife) {
        if (rest <= 0 || amount <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double halfLives = Math.log(amount / rest) / LN2;
        return Math.max(0, Math.min(FARTHEST, halfLives)) * halfLife;
    }

    private double approached(double limit, int side) {
        double seconds = 0;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            double distance = side * (steady - limit);
            double slope = 0;
            double curve = 0;
            double against = 0;
            for (int i = 0; i < count; i++) {
                double amount = side * amounts[i] * Math.exp(-rates[i] * seconds);
                distance += amount;
                slope -= amount * rates[i];
                curve += Math.abs(amount) * rates[i] * rates[i];
                against += Math.min(amount, 0);
            }
            if (side * (steady - limit) + against > 0) {
                return Double.POSITIVE_INFINITY;
            }
            double step = (slope + Math.sqrt(slope * slope + 2 * curve * Math.max(0, distance))) / curve;
            if (!(step >= 0.5) || seconds > FARTHEST * slowest) {
                return Math.min(seconds, FARTHEST * slowest);
            }
            seconds += step;
        }
        return seconds;
    }
}
