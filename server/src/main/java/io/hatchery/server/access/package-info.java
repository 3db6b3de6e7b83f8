/** Access: users, roles, sessions, write keys and the audit log. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform"})
@NullMarked
package io.hatchery.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
