package io.hatchery.engine.score;

import java.time.Duration;
import java.util.Arrays;

/**
 * A sum of points of which some fade, {@code f(t) = C + Σ aᵢ·2^(−t/hᵢ)}, and a time before which it cannot cross a limit.
 *
 * <p>What shares a half-life stays together for ever, so there are few terms, however many rules gave points. With one half-life {@code h},
 * {@code f} moves one way only and meets the limit {@code L} at {@code h·log₂(A / (L − C))}: exact. With several there is no closed form;
 * then {@link #secondsAtLeast} takes gains to fade as fast as the fastest and losses not at all (or the other way round), which is always
 * before the crossing, and {@link SafeNewton} comes as near as a second.
 */
final class FadingSum {
    /** After so many half-lives a millionth is left; looks are never further apart, where digits would no longer do. */
    static final double FARTHEST = 20;

    static final double LN2 = Math.log(2);

    /** By so many steps of the last digit a sum may be off. */
    static final double ROUNDINGS = 8;

    private static final Duration[] NO_LIVES = {};
    private static final double[] NOTHING = {};

    private double steady;
    private double up;
    private double down;
    private double fastest = Double.POSITIVE_INFINITY;
    private double slowest;
    private int count;
    private Duration[] lives = NO_LIVES;
    private double[] seconds = NOTHING;
    private double[] amounts = NOTHING;

    FadingSum() {}

    /** An empty sum of what fades with the same half-lives as another. */
    FadingSum(FadingSum shape) {
        count = shape.count;
        lives = shape.lives;
        seconds = shape.seconds;
        fastest = shape.fastest;
        slowest = shape.slowest;
        amounts = count == 0 ? NOTHING : new double[lives.length];
    }

    void add(double points) {
        steady += points;
    }

    /** Adds points that fade with one of the half-lives, by its {@link #place}. */
    void add(double points, int place) {
        amounts[place] += points;
        if (points > 0) {
            up += points;
        } else {
            down -= points;
        }
    }

    /** Where what fades with a half-life stands, from 0. The very same object is cheaper to compare, and the other is asked next. */
    @SuppressWarnings("ReferenceEquality")
    int place(Duration halfLife) {
        for (int i = 0; i < count; i++) {
            if (lives[i] == halfLife || lives[i].equals(halfLife)) {
                return i;
            }
        }
        return added(halfLife);
    }

    private int added(Duration halfLife) {
        if (count == lives.length) {
            grow();
        }
        lives[count] = halfLife;
        seconds[count] = Fading.seconds(halfLife);
        fastest = Math.min(fastest, seconds[count]);
        slowest = Math.max(slowest, seconds[count]);
        return count++;
    }

    private void grow() {
        if (count == 0) {
            lives = new Duration[2];
            seconds = new double[2];
            amounts = new double[2];
        } else {
            lives = Arrays.copyOf(lives, 2 * count);
            seconds = Arrays.copyOf(seconds, 2 * count);
            amounts = Arrays.copyOf(amounts, 2 * count);
        }
    }

    /** Adds all of another sum. */
    void add(FadingSum other) {
        steady += other.steady;
        up += other.up;
        down += other.down;
        for (int i = 0; i < other.count; i++) {
            int place = place(other.lives[i]);
            amounts[place] += other.amounts[i];
        }
    }

    double total() {
        return steady + up - down;
    }

    /** Whether nothing that fades is below zero. */
    boolean onlyFalls() {
        return down == 0;
    }

    double steady() {
        return steady;
    }

    double slowest() {
        return slowest;
    }

    /** How many different half-lives there are. */
    int count() {
        return count;
    }

    /** What fades with one of the half-lives, from 0. */
    double amount(int which) {
        return amounts[which];
    }

    /** One of the half-lives, from 0. */
    double halfLife(int which) {
        return seconds[which];
    }

    /**
     * Seconds until {@code total ≥ limit} may change, never too many; infinite for never.
     *
     * @param far seconds after which it need not be known exactly
     */
    double secondsTo(double limit, double far) {
        double atLeast = secondsAtLeast(limit);
        return count > 1 && atLeast < far ? new SafeNewton(this, limit).seconds(atLeast) : atLeast;
    }

    /**
     * Seconds about a crossing of the limit within which not the points but the rounding of their sum decides, as when what fades is almost
     * gone and the rest comes to the limit itself; 0 when it is less than a thousandth, and for more half-lives than one.
     */
    double doubt(double limit) {
        if (count != 1) {
            return 0;
        }
        double slope = Math.abs(limit - steady) * LN2 / fastest;
        double doubt = ROUNDINGS * Math.ulp(Math.abs(steady) + up + down) / slope;
        return doubt > 1e-3 ? doubt : 0;
    }

    private double secondsAtLeast(double limit) {
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        boolean reached = total() >= limit;
        if (count > 1) {
            return reached ? fading(up, limit - steady + down) : fading(down, steady + up - limit);
        }
        double net = up - down;
        boolean approaches = reached == net > 0 && reached == limit > steady;
        return approaches ? fading(Math.abs(net), Math.abs(limit - steady)) : Double.POSITIVE_INFINITY;
    }

    /** Seconds until a fading amount is down to the rest; never when it need not come so far down. */
    private double fading(double amount, double rest) {
        if (rest <= 0 || amount <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double halfLives = Math.log(amount / rest) / LN2;
        return Math.max(0, Math.min(FARTHEST, halfLives)) * fastest;
    }
}
