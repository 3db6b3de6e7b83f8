/** Unify: leads that may be one person, compared, explained and reviewed; merging and its undoing. */
@ApplicationModule(
        displayName = "Unify",
        allowedDependencies = {"platform", "access", "playbook", "runtime", "leads"})
@NullMarked
package io.hatchery.server.unify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
