/** Tracking: the API that Segment's clients, the snippet and plain HTTP users deliver events to. */
@NullMarked
package io.hatchery.server.intake.tracking;

import org.jspecify.annotations.NullMarked;
