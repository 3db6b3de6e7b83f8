package io.hatchery.engine.pattern;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact, bounded memory of one pattern for one lead.
 *
 * @param count how often it matched, ever
 * @param first when it first matched, null if never
 * @param last when it last matched, null if never
 * @param recent the newest times in ascending order, at most as many as {@code keep}
 * @param keep the bound of {@code recent}: the largest number any rule asks for
 */
public record Summary(
        long count, @Nullable Instant first, @Nullable Instant last, List<Instant> recent, int keep) {
    public Summary {
        recent = List.copyOf(recent);
    }

    public static Summary none(int keep) {
        return new Summary(0, null, null, List.of(), keep);
    }
}
