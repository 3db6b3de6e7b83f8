package io.hatchery.server.playbook;

import java.util.Set;

/** Which versions of journeys leads are inside of. Implemented by whoever keeps the lists of leads. */
public interface JourneyOccupancy {

    /** Every version that holds at least one lead. */
    Set<Seat> occupied();

    /** A version of a journey. */
    record Seat(String journey, int version) {}
}
