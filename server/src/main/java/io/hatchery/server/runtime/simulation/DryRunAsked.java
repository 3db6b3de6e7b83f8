package io.hatchery.server.runtime.simulation;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.Reactions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run is asked to do.
 *
 * @param audience null for everyone known
 * @param playbook in which the journey is live
 * @param reactions null to learn them
 */
record DryRunAsked(
        String journey,
        int version,
        @Nullable Condition audience,
        Instant start,
        Duration horizon,
        long seed,
        int runs,
        @Nullable Reactions reactions,
        Playbook playbook) {}
