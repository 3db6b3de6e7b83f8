package io.hatchery.engine.score;

import io.hatchery.engine.base.SmallMap;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scores at one moment, and when they will next cross a limit by fading alone.
 *
 * <p>Points fade by whole seconds. With balances that share one half-life {@code h} a score is {@code C + A·2^(−t/h)}, which moves
 * one way only and meets a limit {@code L} at {@code t = h·log2(A / (L − C))}: exact. With different half-lives there is no closed
 * form; then gains are taken to fade as fast as the fastest and losses not to fade at all (or the other way round), which gives a
 * time before the crossing. Looking again then leaves a smaller distance, so that the crossing is reached in a few looks; a look is
 * never less than one second away, and nothing can change sooner.
 */
public final class ScoreSums {
    /** Sums such as 0.1 + 0.2 must reach 0.3. */
    private static final double TOLERANCE = 1e-9;

    /** After so many half-lives a millionth is left; looks are never further apart, where digits would no longer do. */
    private static final double FARTHEST = 20;

    private static final double LN2 = Math.log(2);

    private final Scores scores;
    private final Instant now;
    private final Sum[] sums = {new Sum(), new Sum(), new Sum()};

    private ScoreSums(Scores scores, Instant now) {
        this.scores = scores;
        this.now = now;
        SmallMap<Scores.Balance> balances = SmallMap.copyOf(scores.byRule());
        for (int i = 0; i < balances.size(); i++) {
            Scores.Balance balance = balances.value(i);
            sums[balance.dimension().ordinal()].add(balance, now);
        }
    }

    /** The scores at a moment. */
    public static ScoreSums of(Scores scores, Instant now) {
        return new ScoreSums(scores, now);
    }

    /** Whether these are the sums of these scores. */
    public boolean areOf(Scores others) {
        return scores == others;
    }

    /** Points in a dimension. */
    public double value(Dimension dimension) {
        return sums[dimension.ordinal()].total();
    }

    /** Whether a score is at least so high. */
    public boolean reaches(Dimension dimension, double limit) {
        return value(dimension) >= limit - TOLERANCE;
    }

    /** The earliest moment at which {@link #reaches} may change with no further points; never late, null for never. */
    public @Nullable Instant crossing(Dimension dimension, double limit) {
        Sum sum = sums[dimension.ordinal()];
        double seconds = sum.secondsTo(limit - TOLERANCE, reaches(dimension, limit));
        if (seconds == Double.POSITIVE_INFINITY) {
            return null;
        }
        double early = Math.ceil(seconds * (1 - 1e-9) - 1e-3);
        return Instant.ofEpochSecond(now.getEpochSecond() + Math.max(1, (long) early));
    }

    /** One dimension: {@code steady + up − down}, where up and down fade. */
    private static final class Sum {
        private double steady;
        private double up;
        private double down;
        private double fastestUp = Double.POSITIVE_INFINITY;
        private double fastestDown = Double.POSITIVE_INFINITY;
        private double slowest;

        void add(Scores.Balance balance, Instant now) {
            Duration halfLife = balance.halfLife();
            double points = balance.pointsAt(now);
            if (halfLife == null) {
                steady += points;
                return;
            }
            double seconds = Fading.seconds(halfLife);
            slowest = Math.max(slowest, seconds);
            if (points > 0) {
                up += points;
                fastestUp = Math.min(fastestUp, seconds);
            } else {
                down -= points;
                fastestDown = Math.min(fastestDown, seconds);
            }
        }

        double total() {
            return steady + up - down;
        }

        double secondsTo(double limit, boolean reached) {
            double fastest = Math.min(fastestUp, fastestDown);
            if (slowest == 0) {
                return Double.POSITIVE_INFINITY;
            }
            if (fastest == slowest) {
                double net = up - down;
                return reached == net > 0 ? fading(Math.abs(net), Math.abs(limit - steady), fastest, reached == limit > steady)
                        : Double.POSITIVE_INFINITY;
            }
            return reached
                    ? fading(up, limit - steady + down, fastestUp, true)
                    : fading(down, steady + up - limit, fastestDown, true);
        }

        /** Seconds until a fading amount is down to the rest; never when it need not come so far down. */
        private static double fading(double amount, double rest, double halfLife, boolean crosses) {
            if (!crosses || rest <= 0 || amount <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            double halfLives = Math.log(amount / rest) / LN2;
            return Math.max(0, Math.min(FARTHEST, halfLives)) * halfLife;
        }
    }
}
