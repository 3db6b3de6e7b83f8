package io.hatchery.server.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something written in versions and put online: a form, a landing page.
 *
 * @param id for life; it stands in its address
 * @param published the version in use, null for none
 * @param draft the version being written, null for none
 * @param open whether people see it
 */
record Written(
        String id,
        String name,
        @Nullable Integer published,
        @Nullable Integer draft,
        boolean open,
        Instant changedAt,
        String changedBy) {

    /** One version; a published one never changes. */
    record Version<D>(
            int number,
            D definition,
            Instant changedAt,
            String changedBy,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy) {}
}
