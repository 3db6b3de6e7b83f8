package io.hatchery.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of an event.
 *
 * @param source where the touch came from; null when the event is no touch (a call logged, a stage set)
 * @param actor the user who did it in the console, as {@code user:<id>}; null when the lead did it
 * @param other everything else, flattened: {@code page.url}, {@code ip}, {@code device}, {@code gclid} …
 */
public record Context(@Nullable Source source, @Nullable String actor, Map<String, Value> other) {

    public static final Context NONE = new Context(null, null, Map.of());

    public Context {
        other = Map.copyOf(other);
    }

    public static Context by(String actor) {
        return new Context(null, actor, Map.of());
    }

    public static Context from(Source source) {
        return new Context(source, null, Map.of());
    }
}
