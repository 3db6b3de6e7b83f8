package io.hatchery.engine.score;

import io.hatchery.engine.score.ScoreRule.Model;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lead's scores at one moment, and when they will next cross a limit by fading alone. Points fade by whole seconds, so nothing can
 * change between two seconds, and the next look is never less than one away.
 */
public final class ScoreSums {
    /** Sums such as 0.1 + 0.2 must reach 0.3. */
    private static final double TOLERANCE = 1e-9;

    private final Scores scores;
    private final Instant now;
    private final Balances balances;

    /** What each balance stands at now, by its place. */
    private final double[] points;

    /** The dimensions in which some model is capped: one bit each. */
    private int capped;

    private final double[] over = new double[Dimension.values().length];

    /** By the place of the dimension. */
    private final FadingSum[] sums;

    private ScoreSums(Scores scores, Instant now, @Nullable ScoreSums before) {
        this.scores = scores;
        this.now = now;
        this.balances = Balances.copyOf(scores.byRule());
        this.sums = balances.sums();
        this.points = before == null ? balances.pointsAt(now) : balances.pointsAt(now, before.balances, before.points);
        balances.addTo(sums, points);
        if (!scores.modelCaps().isEmpty()) {
            cap();
        }
    }

    /** Finds out by how much models come to more than they may add. */
    private void cap() {
        for (Model model : Model.values()) {
            Double cap = scores.modelCaps().get(model.name());
            if (cap != null) {
                double sum = 0;
                for (int i = 0; i < points.length; i++) {
                    sum += balances.value(i).model() == model ? points[i] : 0;
                }
                int dimension = place(model.dimension());
                capped |= 1 << dimension;
                over[dimension] += Math.max(0, sum - cap);
            }
        }
    }

    /** The scores at a moment. */
    public static ScoreSums of(Scores scores, Instant now) {
        return new ScoreSums(scores, now, null);
    }

    /** The sums at the same moment after some balances changed. */
    public ScoreSums after(Scores changed) {
        return new ScoreSums(changed, now, this);
    }

    private static int place(Dimension dimension) {
        return Balances.place(dimension);
    }

    private FadingSum sum(Dimension dimension) {
        return sums[place(dimension)];
    }

    /** Whether these are the sums of these scores: of the very same object, which is cheap to tell. */
    @SuppressWarnings("ReferenceEquality")
    public boolean areOf(Scores others) {
        return scores == others;
    }

    /** Points in a dimension. */
    public double value(Dimension dimension) {
        return sum(dimension).total() - over[place(dimension)];
    }

    /** Fit and engagement together. */
    public double sum() {
        return value(Dimension.FIT) + value(Dimension.ENGAGEMENT);
    }

    /** Whether points come to a limit. */
    static boolean reaches(double points, double limit) {
        return points >= limit - TOLERANCE;
    }

    /** Whether a score is at least so high. */
    public boolean reaches(Dimension dimension, double limit) {
        return reaches(value(dimension), limit);
    }

    /** Whether with no further points a score only falls, so that of the limits it reaches the highest is crossed first. */
    public boolean onlyFalls(Dimension dimension) {
        int bit = 1 << place(dimension);
        return ((balances.granted() | capped) & bit) == 0 && sum(dimension).onlyFalls();
    }

    /**
     * The earliest moment at which {@link #reaches} may change with no further points; never late, null for never.
     *
     * @param horizon a moment after which it need not be known exactly, null for none
     */
    public @Nullable Instant crossing(Dimension dimension, double limit, @Nullable Instant horizon) {
        double far = far(horizon);
        int bit = 1 << place(dimension);
        if (((balances.granted() | capped) & bit) != 0) {
            return moment(crossing(limit, far, later -> later.reaches(dimension, limit), dimension));
        }
        return crossing(sum(dimension), limit, far, later -> later.reaches(dimension, limit));
    }

    /** Whether fit and engagement together are at least so high. */
    public boolean sumReaches(double limit) {
        return reaches(sum(), limit);
    }

    /** The earliest moment at which {@link #sumReaches} may change with no further points; never late, null for never. */
    public @Nullable Instant sumCrossing(double limit, @Nullable Instant horizon) {
        int bits = 1 << place(Dimension.FIT) | 1 << place(Dimension.ENGAGEMENT);
        if (((balances.granted() | capped) & bits) != 0) {
            return moment(crossing(
                    limit, far(horizon), later -> later.sumReaches(limit), Dimension.FIT, Dimension.ENGAGEMENT));
        }
        FadingSum sum = new FadingSum();
        sum.add(sum(Dimension.FIT));
        sum.add(sum(Dimension.ENGAGEMENT));
        return crossing(sum, limit, far(horizon), later -> later.sumReaches(limit));
    }

    private @Nullable Instant crossing(FadingSum sum, double limit, double far, Predicate<ScoreSums> reaches) {
        double seconds = sum.secondsTo(limit - TOLERANCE, far);
        if (seconds == Double.POSITIVE_INFINITY) {
            return null;
        }
        double doubt = sum.doubt(limit - TOLERANCE);
        return doubt > 0 && seconds - doubt < far
                ? moment(turned(seconds - doubt, Math.min(seconds + doubt, Crossing.NEVER) + 1, reaches))
                : moment(Math.ceil(seconds * (1 - 1e-9) - 1e-3));
    }

    /** The first second at which the rounded sum is on the other side, after one moment and not after another: it moves one way. */
    private double turned(double from, double to, Predicate<ScoreSums> reaches) {
        boolean side = reaches.test(this);
        long before = Math.max(0, (long) from);
        long after = (long) to;
        while (after - before > 1) {
            long middle = (before + after) >>> 1;
            if (reaches.test(of(scores, Instant.ofEpochSecond(now.getEpochSecond() + middle))) == side) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return after;
    }

    private double far(@Nullable Instant horizon) {
        return horizon == null ? Double.POSITIVE_INFINITY : horizon.getEpochSecond() - now.getEpochSecond() + 2.0;
    }

    private @Nullable Instant moment(double seconds) {
        return seconds == Double.POSITIVE_INFINITY
                ? null
                : Instant.ofEpochSecond(now.getEpochSecond() + Math.max(1, (long) seconds));
    }

    /** Any kinds of points, any models capped. */
    private double crossing(double limit, double far, Predicate<ScoreSums> reaches, Dimension... dimensions) {
        Crossing crossing = new Crossing(limit - TOLERANCE, now);
        for (Dimension dimension : dimensions) {
            crossing.group(Double.POSITIVE_INFINITY);
            for (int i = 0; i < points.length; i++) {
                Balance balance = balances.value(i);
                if (balance.dimension() == dimension && capOf(balance) == null) {
                    crossing.add(balance, points[i]);
                }
            }
            for (Model model : Model.values()) {
                Double cap = scores.modelCaps().get(model.name());
                if (cap != null && model.dimension() == dimension) {
                    crossing.group(cap);
                    for (int i = 0; i < points.length; i++) {
                        if (balances.value(i).model() == model) {
                            crossing.add(balances.value(i), points[i]);
                        }
                    }
                }
            }
        }
        double seconds = crossing.seconds(far);
        return crossing.doubtful(seconds) ? turned(0, seconds, reaches) : seconds;
    }

    private @Nullable Double capOf(Balance balance) {
        Model model = balance.model();
        return model == null ? null : scores.modelCaps().get(model.name());
    }
}
