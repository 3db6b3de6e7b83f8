/** WeCom: customers whom colleagues add, live codes that say where they come from, and tags that both sides keep. */
@ApplicationModule(
        displayName = "WeCom",
        allowedDependencies = {"platform", "access", "runtime", "intake :: identity", "wechat :: wire"})
@NullMarked
package io.hatchery.server.wecom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
