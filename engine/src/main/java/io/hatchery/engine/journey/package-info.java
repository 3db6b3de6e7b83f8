/** Journeys: nurture flows as graphs, and the leads enrolled in them. */
@NullMarked
package io.hatchery.engine.journey;

import org.jspecify.annotations.NullMarked;
