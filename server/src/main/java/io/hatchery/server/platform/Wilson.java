package io.hatchery.server.platform;

/**
 * A share told from some that were seen, and between which limits it lies: the Wilson score interval (E. B. Wilson, “Probable inference,
 * the law of succession, and statistical inference”, 1927), which holds for shares near none and all too.
 *
 * @param hits 0 to {@code of}
 * @param of more than 0
 */
public record Wilson(long hits, long of) {
    /** 95 % of a normal distribution lie within so many deviations. */
    private static final double DEVIATIONS = 1.959964;

    public Wilson {
        if (of <= 0 || hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of + " is no share");
        }
    }

    public double share() {
        return (double) hits / of;
    }

    /** The lower limit with 95 % certainty. */
    public double low() {
        return low(DEVIATIONS);
    }

    /** The upper limit with 95 % certainty. */
    public double high() {
        return high(DEVIATIONS);
    }

    /**
     * By how much this share lies above another at the least; less than 0 when it may lie below (R. G. Newcombe, “Interval estimation for
     * the difference between independent proportions”, 1998, method 10).
     *
     * @param deviations of a normal distribution that stand for the certainty, 1.96 for 95 %
     */
    public double leastAbove(Wilson other, double deviations) {
        return share() - other.share() - Math.hypot(share() - low(deviations), other.high(deviations) - other.share());
    }

    private double low(double z) {
        return hits == 0 ? 0 : Math.max(0, middle(z) - half(z));
    }

    private double high(double z) {
        return hits == of ? 1 : Math.min(1, middle(z) + half(z));
    }

    private double middle(double z) {
        return (hits + z * z / 2) / (of + z * z);
    }

    private double half(double z) {
        return z / (1 + z * z / of) * Math.sqrt(share() * (1 - share()) / of + z * z / (4.0 * of * of));
    }
}
