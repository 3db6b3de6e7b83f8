package io.hatchery.server.runtime;

import io.hatchery.engine.Source;
import org.jspecify.annotations.Nullable;

/**
 * Has the last word on where a touch came from, before it is stored: the company's own links and rules know better than what a browser
 * tells. Asked once for each arrival, whatever door it came by; must be quick, look at nothing but the arrival, and not fail.
 */
public interface Sourcing {

    /** The source to store with the arrival; {@code arrival.context().source()} when it is right as it is. */
    @Nullable Source of(Arrival arrival);
}
