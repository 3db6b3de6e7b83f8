/** Ads: leads that ad platforms send, and what became of them told back. */
@ApplicationModule(
        displayName = "Ads",
        allowedDependencies = {"platform", "access", "playbook", "runtime", "intake :: identity"})
@NullMarked
package io.hatchery.server.ads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
