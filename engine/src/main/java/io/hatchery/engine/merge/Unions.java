package io.hatchery.engine.merge;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Small helpers of uniting. */
final class Unions {
    private Unions() {}

    /** All entries of both; where both have one, what they come to together. */
    static <V> SmallMap<V> of(Map<String, V> one, Map<String, V> other, BinaryOperator<V> both) {
        SmallMap<V> united = SmallMap.copyOf(one);
        SmallMap<V> added = SmallMap.copyOf(other);
        for (int i = 0; i < added.size(); i++) {
            V known = united.get(added.key(i));
            united = united.with(added.key(i), known == null ? added.value(i) : both.apply(known, added.value(i)));
        }
        return united;
    }

    static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    /** The later of two, where null means never. */
    static @Nullable Instant laterOrNull(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return later(one, other);
    }
}
