package io.hatchery.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A form whose text is an object. */
interface ObjectForm<T> extends Form<T> {

    /** Reads on from the given property, whose value is the next token; null at the object's end. */
    T readRest(JsonParser in, @Nullable String first);
}
