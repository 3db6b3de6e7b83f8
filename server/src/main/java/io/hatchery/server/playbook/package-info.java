/** Playbook: drafts, checks, publishing and history of the rules in force. */
@ApplicationModule(
        displayName = "Playbook",
        allowedDependencies = {"platform", "access"})
@NullMarked
package io.hatchery.server.playbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
