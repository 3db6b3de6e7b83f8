package io.hatchery.server.desk;

import java.util.Set;

/** What the desk works with, named once. */
final class Desk {
    /** The desk's read models come before those that read what the desk wrote. */
    static final int READ_MODELS = 100;

    /** The source of the events the desk brings in. */
    static final String SOURCE = "desk";

    /** Stages whose leads anyone of the desk may take while no person owns them. */
    static final Set<String> POOL = Set.of("MQL");

    /** Stages whose leads their owners work. */
    static final Set<String> WORKED = Set.of("MQL", "TAL", "SAL");

    private Desk() {}

    /** Whether an owner is a person rather than a team. */
    static boolean isPerson(String owner) {
        return owner.startsWith("user:");
    }
}
