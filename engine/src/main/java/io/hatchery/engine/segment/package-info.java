/** Segments: leads for which a condition is true now. */
@NullMarked
package io.hatchery.engine.segment;

import org.jspecify.annotations.NullMarked;
