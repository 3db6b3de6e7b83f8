package io.hatchery.server.runtime.simulation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tallies of simulations that are being done. They live in memory alone: a simulation that another server takes over, or that is gone
 * on with after a restart, begins anew.
 *
 * @param <T> what is tallied
 */
final class Underway<T> {
    private final Map<String, At<T>> tallies = new ConcurrentHashMap<>();

    /** A tally of all leads up to this number. */
    record At<T>(long after, T tally) {}

    /** The tally of exactly the leads up to this number, null when it is not here. */
    @Nullable T take(String simulation, long after) {
        At<T> at = tallies.remove(simulation);
        return at == null || at.after() != after ? null : at.tally();
    }

    void put(String simulation, long after, T tally) {
        tallies.put(simulation, new At<>(after, tally));
    }

    void drop(String simulation) {
        tallies.remove(simulation);
    }
}
