package io.hatchery.server.runtime.simulation;

import io.hatchery.server.platform.Job;
import io.hatchery.server.playbook.Simulation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a simulation stands.
 *
 * @param by who asked for it
 * @param done leads tried
 * @param total leads there are, null while that is not known
 * @param message what it does now, or why it failed, in the reader's language
 */
record Standing(
        String id,
        String by,
        Instant askedAt,
        Job.State state,
        long done,
        @Nullable Long total,
        @Nullable String message,
        @Nullable String job,
        @Nullable Instant endedAt) {

    static Standing of(Simulation simulation, @Nullable Job job, @Nullable String message) {
        Job.State state = job != null ? job.state() : simulation.endedAt() != null ? Job.State.DONE : Job.State.FAILED;
        return new Standing(
                simulation.id(),
                simulation.askedName(),
                simulation.askedAt(),
                state,
                job == null ? 0 : job.done(),
                job == null ? null : job.total(),
                message,
                simulation.job(),
                job == null ? simulation.endedAt() : job.endedAt());
    }
}
