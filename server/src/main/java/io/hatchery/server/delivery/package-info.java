/** Delivery: channels, the send ledger, tracked links, suppression. */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"platform", "access", "runtime", "content", "consent"})
@NullMarked
package io.hatchery.server.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
