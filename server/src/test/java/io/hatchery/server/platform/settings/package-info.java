/** Tests of settings. */
@NullMarked
package io.hatchery.server.platform.settings;

import org.jspecify.annotations.NullMarked;
