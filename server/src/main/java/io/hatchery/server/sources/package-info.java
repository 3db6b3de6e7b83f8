/** Sources: the channels there are and the rules that name them, campaigns, links that say where their visitors come from, referrals. */
@ApplicationModule(
        displayName = "Sources",
        allowedDependencies = {"platform", "access", "runtime"})
@NullMarked
package io.hatchery.server.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
