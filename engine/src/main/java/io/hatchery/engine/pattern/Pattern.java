package io.hatchery.engine.pattern;

import io.hatchery.engine.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant: a type and filters over the event.
 *
 * @param type an event type, {@code *} for any, or a prefix ending in {@code .*}
 * @param where all must hold
 * @param after when set, an event counts only if another came before it in time: "A, then B within d" is the pattern B after A
 */
public record Pattern(
        String type, List<Filter> where, @Nullable After after) {
    public Pattern {
        where = List.copyOf(where);
    }

    public Pattern(String type, List<Filter> where) {
        this(type, where, null);
    }

    /**
     * What must have come before.
     *
     * @param first itself without an {@code after}
     * @param within how long before at most; at the very same moment counts
     */
    public record After(Pattern first, Duration within) {}

    /**
     * One filter.
     *
     * @param path a property name; {@code context.…} for circumstances ({@code context.source.channel}, {@code context.page.url});
     *     {@code occurredAt} for when it happened
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

    /** The path of a filter that stands for when the event happened. */
    public static final String OCCURRED_AT = "occurredAt";

    /**
     * The same pattern, of events within a time.
     *
     * @param from at or after it, null for any time before {@code to}
     * @param to before it, null for any time after {@code from}
     */
    public Pattern between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return this;
        }
        List<Filter> filters = new ArrayList<>(where);
        if (from != null) {
            filters.add(new Filter(OCCURRED_AT, Op.AT_LEAST, List.of(Value.of(from))));
        }
        if (to != null) {
            filters.add(new Filter(OCCURRED_AT, Op.LESS, List.of(Value.of(to))));
        }
        return new Pattern(type, filters, after);
    }

    /** The same pattern, whatever came before. */
    public Pattern withoutAfter() {
        return after == null ? this : new Pattern(type, where);
    }

    public static Pattern of(String type) {
        return new Pattern(type, List.of());
    }
}
