/** Demo: a generated company to look at, clearly said to be generated. */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"platform", "access", "playbook", "runtime", "insight"})
@NullMarked
package io.hatchery.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
