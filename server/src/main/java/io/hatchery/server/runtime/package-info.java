/** Runtime: the PostgreSQL host of the engine: events, facts, lead states, due times, outbox, quarantine. */
@ApplicationModule(
        displayName = "Runtime",
        allowedDependencies = {"platform", "access", "playbook"})
@NullMarked
package io.hatchery.server.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
