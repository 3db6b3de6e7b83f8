/** Platform: clock, ids, problem responses, settings and secrets, background jobs with progress, the database. */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@NullMarked
package io.hatchery.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
