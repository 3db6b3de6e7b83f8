package io.hatchery.server.platform;

import java.time.Instant;

/** The only place the server learns the time from. Tests set it by hand. */
@FunctionalInterface
public interface Clock {
    Instant now();
}
