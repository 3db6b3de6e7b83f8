/** Insight: read models and reports. */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"platform", "access", "playbook", "runtime", "leads", "desk", "content"})
@NullMarked
package io.hatchery.server.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
