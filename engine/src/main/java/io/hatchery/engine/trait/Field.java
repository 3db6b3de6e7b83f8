package io.hatchery.engine.trait;

import java.util.List;

/**
 * A field of a lead.
 *
 * @param key the name in data, such as {@code jobTitle}
 * @param label the operator's own word
 * @param options allowed values of a choice, empty for other types
 */
public record Field(String key, String label, Type type, List<String> options) {
    public Field {
        options = List.copyOf(options);
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
