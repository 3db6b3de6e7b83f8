/** WeChat: service accounts: what followers do, QR codes that say where they come from, what is answered. */
@ApplicationModule(
        displayName = "WeChat",
        allowedDependencies = {"platform", "access", "runtime", "pages"})
@NullMarked
package io.hatchery.server.wechat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
