package io.hatchery.engine.score;

import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.score.Scores.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Balances by rule, and beside them, close together in memory, what it takes to know how far all have faded: every step asks. What lies
 * beside follows from the balances alone, so that those told one by one and those read back are the same to the last digit. Immutable.
 */
final class Balances extends AbstractMap<String, Balance> {
    private final SmallMap<Balance> all;
    private final Kinds kinds;
    private final double[] points;

    /** Since when points fade, in seconds of the epoch. */
    private final long[] at;

    private Balances(SmallMap<Balance> all, Kinds kinds) {
        this.all = all;
        this.kinds = kinds;
        this.points = new double[all.size()];
        this.at = new long[points.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = all.value(i).points();
            at[i] = all.value(i).at().getEpochSecond();
        }
    }

    /** The same but for one balance, of the kind there was. */
    private Balances(Balances same, SmallMap<Balance> all, int place) {
        this.all = all;
        this.kinds = same.kinds;
        this.points = same.points.clone();
        this.at = same.at.clone();
        points[place] = all.value(place).points();
        at[place] = all.value(place).at().getEpochSecond();
    }

    /** The same entries; the very same object when it is one of these already. */
    static Balances copyOf(Map<String, Balance> balances) {
        return balances instanceof Balances known ? known : of(SmallMap.copyOf(balances));
    }

    private static Balances of(SmallMap<Balance> all) {
        return new Balances(all, new Kinds(all));
    }

    /** What balances are, apart from their points: shared for as long as points alone change. */
    private static final class Kinds {
        /** Points that stay, and points that fade grant by grant; else the place of a half-life among those of the dimension. */
        static final int STEADY = -1;

        static final int GRANTED = -2;

        final Dimension[] dimensions;
        final int[] fading;
        final FadingSum[] shapes = {new FadingSum(), new FadingSum(), new FadingSum()};
        private int granted;

        Kinds(SmallMap<Balance> all) {
            dimensions = new Dimension[all.size()];
            fading = new int[all.size()];
            for (int i = 0; i < all.size(); i++) {
                Balance balance = all.value(i);
                int place = place(balance.dimension());
                dimensions[i] = balance.dimension();
                fading[i] = fading(balance, shapes[place]);
                granted |= balance.decay() == null ? 0 : 1 << place;
            }
        }

        private static int fading(Balance balance, FadingSum shape) {
            Duration halfLife = balance.halfLife();
            if (halfLife != null) {
                return shape.place(halfLife);
            }
            return balance.decay() == null ? STEADY : GRANTED;
        }
    }

    /** Where a dimension stands in arrays and bit sets. */
    static int place(Dimension dimension) {
        return switch (dimension) {
            case FIT -> 0;
            case ENGAGEMENT -> 1;
            case SPAM -> 2;
        };
    }

    /** These with one put in or replaced. */
    Balances with(String rule, Balance balance) {
        int place = all.place(rule);
        SmallMap<Balance> changed = all.with(rule, balance);
        return place >= 0 && isSameKind(all.value(place), balance) ? new Balances(this, changed, place) : of(changed);
    }

    private static boolean isSameKind(Balance one, Balance other) {
        return one.dimension() == other.dimension()
                && (one.decay() == null) == (other.decay() == null)
                && Objects.equals(one.halfLife(), other.halfLife());
    }

    /** These with one taken out. */
    Balances without(String rule) {
        SmallMap<Balance> changed = all.without(rule);
        return changed.size() == all.size() ? this : of(changed);
    }

    /** The dimensions in which some points fade grant by grant: one bit each. */
    int granted() {
        return kinds.granted;
    }

    /** The balance at a place of the order, from 0. */
    Balance value(int at) {
        return all.value(at);
    }

    /** An empty sum for each dimension, by its {@link #place}. */
    FadingSum[] sums() {
        FadingSum[] sums = new FadingSum[kinds.shapes.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new FadingSum(kinds.shapes[i]);
        }
        return sums;
    }

    /** What each balance stands at, by its place in the order. */
    double[] pointsAt(Instant now) {
        double[] left = new double[points.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = pointsAt(i, now);
        }
        return left;
    }

    /**
     * The same at a moment for which it is known already for others.
     *
     * @param known what the others stand at
     */
    double[] pointsAt(Instant now, Balances others, double[] known) {
        if (known.length != points.length) {
            return pointsAt(now);
        }
        double[] left = known.clone();
        for (int i = 0; i < left.length; i++) {
            if (!isSame(others, i)) {
                left[i] = pointsAt(i, now);
            }
        }
        return left;
    }

    private double pointsAt(int place, Instant now) {
        int fading = kinds.fading[place];
        if (fading >= 0) {
            return Fading.left(points[place], now.getEpochSecond() - at[place], halfLife(place));
        }
        return fading == Kinds.GRANTED ? all.value(place).pointsAt(now) : points[place];
    }

    private double halfLife(int i) {
        return kinds.shapes[place(kinds.dimensions[i])].halfLife(kinds.fading[i]);
    }

    /** The very same object: cheaper than comparing, and if it is another, computing again is all that happens. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(Balances others, int place) {
        return others.all.value(place) == all.value(place);
    }

    /** Adds what each balance stands at to the sum of its dimension. */
    void addTo(FadingSum[] sums, double[] left) {
        for (int i = 0; i < left.length; i++) {
            FadingSum sum = sums[place(kinds.dimensions[i])];
            if (kinds.fading[i] >= 0) {
                sum.add(left[i], kinds.fading[i]);
            } else {
                sum.add(left[i]);
            }
        }
    }

    @Override
    public @Nullable Balance get(@Nullable Object rule) {
        return all.get(rule);
    }

    @Override
    public boolean containsKey(@Nullable Object rule) {
        return all.containsKey(rule);
    }

    @Override
    public int size() {
        return points.length;
    }

    @Override
    public Set<Map.Entry<String, Balance>> entrySet() {
        return all.entrySet();
    }
}
