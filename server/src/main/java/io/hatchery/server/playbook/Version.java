package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A playbook that was published; never changed after. */
record Version(int version, Instant publishedAt, String publishedBy, String note, Playbook playbook) {

    /**
     * The same without its rules, for lists.
     *
     * @param changes how many items it added, changed or removed; null for the oldest ones
     * @param approvedBy who approved the draft it was, null when nobody did
     * @param bringsBack the version whose content it brought back, null for a new one
     */
    record Entry(
            int version,
            Instant publishedAt,
            String publishedBy,
            String note,
            @Nullable Integer changes,
            @Nullable String approvedBy,
            @Nullable Integer bringsBack) {}

    /** How a version comes to be. */
    record Making(
            String note,
            Instant at,
            String by,
            @Nullable Integer changes,
            @Nullable String approvedBy,
            @Nullable Integer bringsBack) {
        static Making shipped(Instant at, String by) {
            return new Making("", at, by, null, null, null);
        }
    }
}
