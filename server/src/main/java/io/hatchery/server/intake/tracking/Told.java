package io.hatchery.server.intake.tracking;

import io.hatchery.server.runtime.Arrival;

/** What one event came to. */
sealed interface Told {

    /** To be taken in. */
    record Arrived(Arrival arrival) implements Told {}

    /** Not taken, and why. */
    record Refused(Refusal why) implements Told {}

    /** Nobody's doing; answered as if taken, and forgotten. */
    record Ignored(Refusal why) implements Told {}
}
