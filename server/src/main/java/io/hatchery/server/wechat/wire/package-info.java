/** What WeChat and WeCom have in common: signed and encrypted pushes, and an API with tokens. */
@NamedInterface("wire")
@NullMarked
package io.hatchery.server.wechat.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
