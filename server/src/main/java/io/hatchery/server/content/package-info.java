/** Content: templates and their rendering. */
@ApplicationModule(
        displayName = "Content",
        allowedDependencies = {"platform", "access"})
@NullMarked
package io.hatchery.server.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
