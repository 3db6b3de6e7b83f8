/** Pages: forms served by Hatchery itself, what is submitted with them, and the defence against spam. */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {
            "platform",
            "access",
            "playbook",
            "runtime",
            "content",
            "delivery",
            "intake :: identity",
            "intake :: touch"
        })
@NullMarked
package io.hatchery.server.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
