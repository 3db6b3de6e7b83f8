/** Settings kept as JSON per area, with their secrets encrypted. */
@NullMarked
package io.hatchery.server.platform.settings;

import org.jspecify.annotations.NullMarked;
