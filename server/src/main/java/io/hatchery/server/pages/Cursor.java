package io.hatchery.server.pages;

import io.hatchery.server.platform.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a page of a list, newest first, ended. */
record Cursor(@Nullable Instant at, @Nullable String id) {
    static Cursor read(@Nullable String cursor) {
        if (cursor == null) {
            return new Cursor(null, null);
        }
        String[] parts = cursor.split("~", 2);
        try {
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problems.invalid("cursor", "unknown", cursor);
        }
    }

    static String write(Instant at, String id) {
        return at + "~" + id;
    }
}
