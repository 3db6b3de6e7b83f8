/** Desk: the queue, tasks, owners and opportunities. */
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"platform", "access", "playbook", "runtime", "leads"})
@NullMarked
package io.hatchery.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
