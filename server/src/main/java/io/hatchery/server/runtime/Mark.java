package io.hatchery.server.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Where a page of things ended that are told the newest first; as text in the next page's address. */
public record Mark(Instant at, String id) {

    /** Reads its text; empty when it is none. */
    public static Optional<Mark> parse(String text) {
        int cut = Math.max(0, text.indexOf('_'));
        try {
            return Optional.of(new Mark(Instant.parse(text.substring(0, cut)), text.substring(cut + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
