/** Consent: the ledger of what leads agreed to and took back, with its proof, and what they may be asked for. */
@ApplicationModule(
        displayName = "Consent",
        allowedDependencies = {"platform", "access", "runtime"})
@NullMarked
package io.hatchery.server.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
