package io.hatchery.server.leads;

import io.hatchery.server.platform.Wilson;

/**
 * How many of all there are, told from a sample, see {@link Wilson}.
 *
 * @param hits of those sampled
 * @param sampled more than 0
 */
record Share(long hits, long sampled) {
    long likely(long all) {
        return Math.round(share().share() * all);
    }

    long low(long all) {
        return (long) Math.floor(share().low() * all);
    }

    long high(long all) {
        return (long) Math.ceil(share().high() * all);
    }

    private Wilson share() {
        return new Wilson(hits, sampled);
    }
}
