package io.hatchery.server.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backtests and dry runs, kept with what came of them: the newest {@value #KEPT} of each kind. */
public interface Simulations {
    int KEPT = 50;

    /** Keeps it, and lets go of the oldest beyond those kept. */
    void add(Simulation asked);

    /** Keeps what came of it. */
    void done(String id, String report, Instant at);

    Optional<Simulation> find(String id);

    /** The newest first, without their reports. */
    List<Simulation> newest(Simulation.Kind kind, @Nullable String journey);
}
