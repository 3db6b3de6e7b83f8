/** Leads: lead and account records, lists, search, the 360° page. */
@ApplicationModule(
        displayName = "Leads",
        allowedDependencies = {"platform", "access", "playbook", "runtime"})
@NullMarked
package io.hatchery.server.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
