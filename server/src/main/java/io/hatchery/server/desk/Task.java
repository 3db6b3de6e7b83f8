package io.hatchery.server.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should do with a lead.
 *
 * @param owner {@code user:<id>}, or {@code team:<name>} until the lead has an owner in person
 * @param dueAt null for whenever
 * @param origin what asked for it: {@code journey:<id>/<node>}, {@code call}, or {@code console}
 * @param doneAt null while it is open
 */
record Task(
        String id,
        long lead,
        String title,
        @Nullable String note,
        @Nullable String owner,
        @Nullable Instant dueAt,
        String origin,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant doneAt,
        @Nullable String doneBy) {}
