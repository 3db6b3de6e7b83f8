package io.hatchery.engine.pattern;

import io.hatchery.engine.Value;
import java.util.List;

/**
 * Which events are meant: a type and filters over the event.
 *
 * @param type an event type, {@code *} for any, or a prefix ending in {@code .*}
 * @param where all must hold
 */
public record Pattern(String type, List<Filter> where) {
    public Pattern {
        where = List.copyOf(where);
    }

    /**
     * One filter.
     *
     * @param path a property name; {@code context.…} for circumstances ({@code context.source.channel}, {@code context.page.url})
     */
    public record Filter(String path, Op op, List<Value> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    /** How a filter compares. A missing value makes every comparison but {@code IS_NOT} and {@code IS_EMPTY} false. */
    public enum Op {
        IS,
        IS_NOT,
        ONE_OF,
        CONTAINS,
        STARTS_WITH,
        MATCHES,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        IS_SET,
        IS_EMPTY
    }

    public static Pattern of(String type) {
        return new Pattern(type, List.of());
    }
}
