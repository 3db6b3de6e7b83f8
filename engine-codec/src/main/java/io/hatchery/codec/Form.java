package io.hatchery.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How values of one type are written and read. */
interface Form<T> {

    void write(JsonGenerator out, T value);

    /** Reads one value; the parser stands at its first token and is left at its last. */
    T read(JsonParser in);

    /** What a missing property means, or null when it may not be missing. */
    default @Nullable T absent() {
        return null;
    }
}
