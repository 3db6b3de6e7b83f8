package io.hatchery.server.intake.tracking;

import tools.jackson.databind.node.ObjectNode;

/** One event of a body, as it stands there. */
sealed interface Item {

    /** The event as it came, cut to what is worth showing when it is not taken. */
    String raw();

    record Sound(ObjectNode json, String raw) implements Item {}

    record Unsound(Refusal why, String raw) implements Item {}
}
