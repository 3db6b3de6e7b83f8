/** Intake: the tracking API, forms and imports; who a touch came from. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"platform", "access", "playbook", "runtime"})
@NullMarked
package io.hatchery.server.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
