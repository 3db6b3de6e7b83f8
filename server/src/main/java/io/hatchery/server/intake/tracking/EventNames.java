package io.hatchery.server.intake.tracking;

import java.util.Set;

/** Names of events the house itself gives: a write key is public, so no page may say that a lead was accepted or a deal won. */
final class EventNames {
    private static final Set<String> OURS = Set.of(
            "identify", "page", "screen", "group", "alias", "stage.set", "field.changed", "call.logged", "note.added");
    private static final Set<String> FAMILIES = Set.of(
            "account.",
            "effect.",
            "lead.",
            "tag.",
            "owner.",
            "consent.",
            "journey.",
            "message.",
            "score.",
            "email.",
            "task.",
            "opportunity.",
            "stage.",
            "import.",
            "$");

    private EventNames() {}

    static boolean reserved(String name) {
        return OURS.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }
}
