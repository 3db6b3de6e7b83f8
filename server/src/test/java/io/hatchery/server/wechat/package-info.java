@NullMarked
package io.hatchery.server.wechat;

import org.jspecify.annotations.NullMarked;
