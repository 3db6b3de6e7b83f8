package io.hatchery.server.intake.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept.
 *
 * @param bytes size of the file
 * @param createdBy the actor
 * @param mapping null until somebody said what the columns mean
 * @param why why it failed
 * @param book what the workbook it came in holds; no sheets for a file of text
 * @param undone what taking it back came to so far
 */
record ImportRow(
        String id,
        String name,
        long bytes,
        String charset,
        char delimiter,
        ImportState state,
        Instant createdAt,
        String createdBy,
        String createdByName,
        FileProfile profile,
        @Nullable Mapping mapping,
        @Nullable String job,
        Counts counts,
        long rejectedBytes,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String why,
        Workbook.Written book,
        Undone undone) {

    /**
     * @param removed leads that had come by the import alone
     * @param corrected leads that are again what they were
     * @param kept leads that were merged since and stay as they are
     * @param by who took it back; null while nobody did
     */
    record Undone(
            long removed,
            long corrected,
            long kept,
            @Nullable String by) {
        static final Undone NO = new Undone(0, 0, 0, null);
    }

    /**
     * @param rows finished
     * @param created leads that came to be
     * @param updated leads that were there before
     * @param rejected rows not taken
     */
    record Counts(long rows, long created, long updated, long rejected) {
        /** Rows that spoke of a lead an earlier row had spoken of already. */
        long duplicates() {
            return Math.max(0, rows - created - updated - rejected);
        }
    }
}
