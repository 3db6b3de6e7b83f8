package io.hatchery.engine.trait;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a lead.
 *
 * @param key the name in data, such as {@code jobTitle}
 * @param label the operator's own word
 * @param options allowed values of a choice, empty for other types
 * @param survivorship which telling wins; null for the newest
 */
public record Field(
        String key,
        String label,
        Type type,
        List<String> options,
        @Nullable Survivorship survivorship) {
    public Field {
        options = List.copyOf(options);
    }

    public Field(String key, String label, Type type, List<String> options) {
        this(key, label, type, options, null);
    }

    /**
     * Which of several tellings wins, when an event tells a value anew and when two leads are merged. Among equals the newest wins, then
     * the one of the greater event id, so that the order of telling does not matter.
     */
    public enum Survivorship {
        /** The one told last. */
        NEWEST,
        /** The one told first. */
        OLDEST,
        /** The longest text. */
        LONGEST,
        /** The greatest number or latest date. */
        GREATEST,
        /** What a person in the company said outweighs what the lead or a machine said. */
        PERSON_FIRST
    }

    /** What kind of values a field takes. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        CHOICE,
        LIST
    }
}
