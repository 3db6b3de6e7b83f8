package io.hatchery.engine.score;

import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.score.Scores.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds when scores made of every kind of points first cross a limit: points that stay, halve, fade evenly or expire, with whole models
 * capped. It is the way of {@link SafeNewton}, by whole seconds, since points fade by whole seconds.
 *
 * <p>With {@code s = ±1} the side the score is on, {@code g = s·(f − L)} is what keeps it there. A lower bound of {@code g(t + h)} is
 * {@code g + g′h − ½Mh² − D(h)}: {@code g′} counts halving points and those that fade evenly, {@code M = Σ|aᵢ|kᵢ²} bounds
 * how halving bends, {@code D(h)} is what expires to the worse until then; all that gets better in other ways is left out. So far as the
 * bound is not below zero nothing can cross, and from there the bound is made anew. A model above its cap gives the cap, and only until a
 * bound of its own sum comes down to it; one below its cap is bounded by what gets worse alone, which never comes above the cap. Where the bound gives no more than a second, the next second is looked at itself.
 */
final class Crossing {
    private static final int MOST_LOOKS = 64;

    /** Three thousand years: never, for all that keep time. */
    static final double NEVER = 1e11;

    private final double limit;
    private final Instant now;
    private final List<Group> groups = new ArrayList<>();
    private double scale = 1;
    private double slowest;

    Crossing(double limit, Instant now) {
        this.limit = limit;
        this.now = now;
    }

    /** A model, or all that belongs to none that is capped. */
    private static final class Group {
        final double cap;
        double steady;
        final List<Halving> halving = new ArrayList<>();
        final List<Even> even = new ArrayList<>();
        final List<Expiring> expiring = new ArrayList<>();

        Group(double cap) {
            this.cap = cap;
        }

        /** What shares a half-life stays together for ever. */
        void halve(double points, double halfLife) {
            for (int i = 0; i < halving.size(); i++) {
                if (halving.get(i).halfLife == halfLife) {
                    halving.set(i, new Halving(halving.get(i).points + points, halfLife));
                    return;
                }
            }
            halving.add(new Halving(points, halfLife));
        }

        double at(double t) {
            double sum = steady;
            for (Halving one : halving) {
                sum += one.points * Fading.left(t / one.halfLife);
            }
            for (Even one : even) {
                sum += t < one.ends ? one.points - one.perSecond * t : 0;
            }
            for (Expiring one : expiring) {
                sum += t < one.ends ? one.points : 0;
            }
            return sum;
        }

        /** The least, or with −1 the most, the sum can ever be from a moment on. */
        double least(double t, int side) {
            double sum = steady;
            for (Halving one : halving) {
                sum += side * Math.min(0, side * one.points * Fading.left(t / one.halfLife));
            }
            for (Even one : even) {
                sum += t < one.ends ? side * Math.min(0, side * (one.points - one.perSecond * t)) : 0;
            }
            for (Expiring one : expiring) {
                sum += t < one.ends ? side * Math.min(0, side * one.points) : 0;
            }
            return sum;
        }
    }

    private record Halving(double points, double halfLife) {}

    private record Even(double points, double perSecond, double ends) {}

    private record Expiring(double points, double ends) {}

    /** A group without a cap is {@code Double.POSITIVE_INFINITY}. */
    void group(double cap) {
        groups.add(new Group(cap));
    }

    /** Adds a balance to the group begun last. */
    void add(Balance balance, double points) {
        Group group = groups.getLast();
        Decay decay = balance.decay();
        scale += Math.abs(points);
        if (balance.halfLife() != null) {
            double halfLife = Fading.seconds(balance.halfLife());
            slowest = Math.max(slowest, halfLife);
            group.halve(points, halfLife);
        } else if (decay == null) {
            group.steady += points;
        } else {
            balance.grants().forEach(grant -> add(group, decay, grant));
        }
    }

    private void add(Group group, Decay decay, Grant grant) {
        double points = grant.points() * Fading.weight(decay, grant.at(), now);
        if (points == 0) {
            return;
        }
        double passed = Fading.passed(grant.at(), now);
        switch (decay) {
            case Decay.Linear(var toZero) -> {
                double seconds = Fading.seconds(toZero);
                group.even.add(new Even(points, grant.points() / seconds, Math.ceil(seconds - passed)));
            }
            case Decay.Expiry(var after) ->
                group.expiring.add(new Expiring(points, Math.ceil(Fading.seconds(after) - passed)));
            case Decay.None _, Decay.HalfLife _ -> group.steady += points;
        }
    }

    /**
     * Whole seconds until the limit may be crossed; infinite for never.
     *
     * @param far a time after which it need not be known exactly
     */
    double seconds(double far) {
        int side = value(0) >= limit ? 1 : -1;
        double t = 0;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (never(t, side)) {
                return Double.POSITIVE_INFINITY;
            }
            t += Math.max(1, Math.floor(step(t, side)));
            if (t >= NEVER) {
                return Double.POSITIVE_INFINITY;
            }
            if (t >= far || side * (value(t) - limit) < 1e-13 * scale) {
                return t;
            }
        }
        return t;
    }

    /** Whether not the points but the rounding of their sum may cross the limit before that second, as when what fades is almost gone. */
    boolean doubtful(double seconds) {
        return seconds > 1
                && seconds < NEVER
                && Math.abs(value(seconds - 1) - limit) <= FadingSum.ROUNDINGS * Math.ulp(scale);
    }

    private double value(double t) {
        double sum = 0;
        for (Group group : groups) {
            sum += Math.min(group.cap, group.at(t));
        }
        return sum;
    }

    private boolean never(double t, int side) {
        double sum = 0;
        for (Group group : groups) {
            sum += Math.min(group.cap, group.least(t, side));
        }
        return side * (sum - limit) > 0;
    }

    /** How far nothing can cross from there. */
    private double step(double t, int side) {
        Bound total = new Bound(side * (value(t) - limit));
        double most = slowest > 0 ? FadingSum.FARTHEST * slowest : NEVER;
        for (Group group : groups) {
            double sum = group.at(t);
            if (sum > group.cap) {
                if (side > 0) {
                    Bound own = new Bound(sum - group.cap);
                    own.add(group, t, side);
                    most = Math.min(most, own.root());
                }
            } else {
                total.add(group, t, side);
            }
        }
        return Math.min(most, total.root());
    }

    /** {@code distance + slope·h − ½·curve·h² − what expires}, and where it comes to zero. */
    private static final class Bound {
        private double distance;
        private double slope;
        private double curve;
        private double most = Double.POSITIVE_INFINITY;
        private final List<Expiring> drops = new ArrayList<>();

        Bound(double distance) {
            this.distance = distance;
        }

        void add(Group group, double t, int side) {
            boolean capped = side > 0 && group.cap < Double.POSITIVE_INFINITY;
            for (Halving one : group.halving) {
                double points = side * one.points * Fading.left(t / one.halfLife);
                double rate = FadingSum.LN2 / one.halfLife;
                if (points > 0 || !capped) {
                    slope -= points * rate;
                    curve += Math.abs(points) * rate * rate;
                }
            }
            for (Even one : group.even) {
                double perSecond = side * one.perSecond;
                if (t < one.ends && (perSecond > 0 || !capped)) {
                    slope -= perSecond;
                    most = perSecond > 0 ? most : Math.min(most, one.ends - t);
                }
            }
            for (Expiring one : group.expiring) {
                if (t < one.ends && side * one.points > 0) {
                    drops.add(new Expiring(side * one.points, one.ends - t));
                }
            }
        }

        double root() {
            Expiring[] sorted = drops.toArray(Expiring[]::new);
            Arrays.sort(sorted, Comparator.comparingDouble(Expiring::ends));
            double dropped = 0;
            for (Expiring drop : sorted) {
                double root = root(distance - dropped);
                if (root < drop.ends) {
                    return Math.min(most, root);
                }
                dropped += drop.points;
                if (root(distance - dropped) < drop.ends) {
                    return Math.min(most, drop.ends);
                }
            }
            return Math.min(most, root(distance - dropped));
        }

        private double root(double rest) {
            if (rest <= 0) {
                return 0;
            }
            double root = Math.sqrt(slope * slope + 2 * curve * rest);
            if (slope < 0) {
                return 2 * rest / (root - slope);
            }
            return curve > 0 ? (slope + root) / curve : Double.POSITIVE_INFINITY;
        }
    }
}
