package io.hatchery.server.pages;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file people ask for by a form: a white paper, a price list.
 *
 * @param id for life; forms and events name it
 * @param file what it is called when it is saved
 * @param bytes how large it is
 * @param revision goes up when the file is replaced
 */
record Asset(String id, String name, String file, long bytes, int revision, Instant changedAt, String changedBy) {
    /** Bytes of a file, at most. */
    static final long LARGEST = 100L * 1024 * 1024;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("zip", "application/zip"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"));

    /** The media type of a file of this name; null for one that is not handed out, as what browsers would run. */
    static @Nullable String typeOf(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 1 ? null : TYPES.get(file.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether browsers show it; all else they save. */
    boolean shown() {
        String type = String.valueOf(typeOf(file));
        return type.equals("application/pdf") || type.startsWith("image/") || type.startsWith("video/");
    }
}
