package io.hatchery.server.intake.touch;

import java.util.Set;

/**
 * Names of events the house itself gives: a write key is public, so no page may say that a lead was accepted or a deal won, and no file
 * may say it but by the columns that are for it.
 */
public final class EventNames {
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

    /** Whether nobody else may give it. */
    public static boolean reserved(String name) {
        return OURS.contains(name) || FAMILIES.stream().anyMatch(name::startsWith);
    }
}
