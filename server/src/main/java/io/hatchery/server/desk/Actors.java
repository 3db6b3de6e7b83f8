package io.hatchery.server.desk;

import java.security.Principal;

/** Names people as owners and actors are named. */
final class Actors {
    private Actors() {}

    /** {@code user:<id>} of who is signed in. */
    static String of(Principal who) {
        return "user:" + who.getName();
    }
}
