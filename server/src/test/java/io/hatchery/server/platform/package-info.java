/** Tests of the platform. */
@NullMarked
package io.hatchery.server.platform;

import org.jspecify.annotations.NullMarked;
