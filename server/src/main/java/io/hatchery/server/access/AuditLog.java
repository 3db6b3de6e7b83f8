package io.hatchery.server.access;

import java.util.Map;

/** The record of who did what. Lines are added and never changed. */
public interface AuditLog {

    /**
     * Adds a line about the person at hand, in the caller's transaction.
     *
     * @param action what was done, {@code thing.verb} in the past: {@code playbook.published}
     * @param subject to what, as a person would name it
     * @param detail further values worth keeping; no secrets
     */
    void record(String action, String subject, Map<String, String> detail);

    /** Adds a line about the person at hand. */
    default void record(String action, String subject) {
        record(action, subject, Map.of());
    }
}
