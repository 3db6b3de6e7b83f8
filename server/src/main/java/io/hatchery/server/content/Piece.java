package io.hatchery.server.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of content.
 *
 * @param id for life; journeys name it
 * @param folder a shelf, may be empty
 * @param persona whom it is for, null for anyone
 * @param stage the stage of the buyer it suits, null for any
 * @param shipped whether it came with Hatchery
 * @param published the version in use, null for none
 * @param draft the version being written, null for none
 * @param subject of the draft, else of the published version
 */
record Piece(
        String id,
        String name,
        String language,
        String folder,
        @Nullable String persona,
        @Nullable String stage,
        boolean archived,
        boolean shipped,
        @Nullable Integer published,
        @Nullable Integer draft,
        String subject,
        Instant changedAt,
        String changedBy) {

    /** What its owner says of it. */
    record Label(
            String name,
            String language,
            String folder,
            @Nullable String persona,
            @Nullable String stage) {}

    /** One version of its text. Published ones never change. */
    record Version(
            int number,
            Email email,
            @Nullable String note,
            Instant changedAt,
            String changedBy,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy) {}

    /** Which pieces are asked for; null means any. */
    record Search(
            @Nullable String words,
            @Nullable String folder,
            @Nullable String language,
            @Nullable String persona,
            @Nullable String stage,
            boolean archived) {}
}
