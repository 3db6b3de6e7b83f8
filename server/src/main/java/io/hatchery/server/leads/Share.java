package io.hatchery.server.leads;

/**
 * How large a share of all is, told from a sample: the Wilson score interval (E. B. Wilson, “Probable inference, the law of succession,
 * and statistical inference”, 1927), which holds for shares near none and all too.
 *
 * @param hits of those sampled
 * @param sampled more than 0
 */
record Share(long hits, long sampled) {
    /** 95 % of a normal distribution lie within so many deviations. */
    private static final double DEVIATIONS = 1.959964;

    long likely(long all) {
        return Math.round((double) hits / sampled * all);
    }

    long low(long all) {
        return hits == 0 ? 0 : (long) Math.floor(Math.max(0, middle() - half()) * all);
    }

    long high(long all) {
        return hits == sampled ? all : (long) Math.ceil(Math.min(1, middle() + half()) * all);
    }

    private double middle() {
        return ((double) hits + DEVIATIONS * DEVIATIONS / 2) / (sampled + DEVIATIONS * DEVIATIONS);
    }

    private double half() {
        double share = (double) hits / sampled;
        return DEVIATIONS
                / (1 + DEVIATIONS * DEVIATIONS / sampled)
                * Math.sqrt(share * (1 - share) / sampled + DEVIATIONS * DEVIATIONS / (4.0 * sampled * sampled));
    }
}
