package io.hatchery.engine.score;

/**
 * A sum of points of which some fade, {@code f(t) = C + Σ aᵢ·2^(−t/hᵢ)}, and a time before which it cannot cross a limit.
 *
 * <p>When all that fades shares one half-life {@code h}, {@code f} moves one way only and meets the limit {@code L} at
 * {@code h·log₂(A / (L − C))}: exact. Otherwise there is no closed form; then gains are taken to fade as fast as the fastest and losses
 * not at all (or the other way round), which is always before the crossing.
 */
final class FadingSum {
    /** After so many half-lives a millionth is left; looks are never further apart, where digits would no longer do. */
    static final double FARTHEST = 20;

    static final double LN2 = Math.log(2);

    private double steady;
    private double up;
    private double down;
    private double fastest = Double.POSITIVE_INFINITY;
    private double slowest;

    void add(double points) {
        steady += points;
    }

    /** @param halfLife in seconds */
    void add(double points, double halfLife) {
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

    /** Whether half-lives differ, so that {@link #secondsTo} may be early. */
    boolean isMixed() {
        return fastest < slowest;
    }

    /** Seconds until {@code total ≥ limit} may change, never too many; infinite for never. */
    double secondsTo(double limit) {
        if (slowest == 0) {
            return Double.POSITIVE_INFINITY;
        }
        boolean reached = total() >= limit;
        if (isMixed()) {
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
