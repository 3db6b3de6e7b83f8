package io.hatchery.server.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A form.
 *
 * @param id for life; it stands in its address
 * @param published the version in use, null for none
 * @param draft the version being written, null for none
 * @param open whether it is shown and taken
 */
record Form(
        String id,
        String name,
        @Nullable Integer published,
        @Nullable Integer draft,
        boolean open,
        Instant changedAt,
        String changedBy) {

    /** One version; a published one never changes. */
    record Version(
            int number,
            Definition definition,
            Instant changedAt,
            String changedBy,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy) {}
}
