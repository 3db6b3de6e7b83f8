package io.hatchery.server.leads;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.pattern.PatternKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts of a pattern, read from the summaries in a lead's row. "At least n within a window" asks whether the nth newest time lies in
 * it; what is more than that follows from "at least".
 */
final class HappenedSql {
    /** Before any event: PostgreSQL's times begin later than Java's. */
    private static final long EARLIEST = Facets.micros(Instant.parse("0001-01-01T00:00:00Z"));

    private final Piece place;
    private final Instant now;

    HappenedSql(String key, Instant now) {
        this.place = Piece.of("array_position(l.pattern_keys, ?::int8)", Facets.hash(key));
        this.now = now;
    }

    static Piece of(Condition.Happened happened, Instant now) {
        Pattern pattern = within(happened.pattern(), happened.window());
        return new HappenedSql(PatternKey.of(pattern), now).asked(happened.times(), happened.n(), happened.window());
    }

    /** A time between two moments makes a pattern of its own, counted by itself. */
    static Pattern within(Pattern pattern, Window window) {
        return window instanceof Window.Between(var from, var to) ? pattern.between(from, to) : pattern;
    }

    private Piece asked(Times times, int n, Window window) {
        return switch (times) {
            case AT_LEAST -> atLeast(n, window);
            case AT_MOST -> atLeast(n + 1, window).not();
            case EXACTLY -> atLeast(n, window).and(atLeast(n + 1, window).not());
        };
    }

    private Piece atLeast(int n, Window window) {
        if (n <= 0) {
            return Piece.TRUE;
        }
        return switch (window) {
            case Window.Ever _, Window.Between _ ->
                Piece.join("(l.pattern_counts[{}] >= {})", place, Piece.of("?::int8", n))
                        .orFalse();
            case Window.InLast(Duration duration) ->
                nth(Piece.of("?::int4", n), ">", Piece.of("?::int8", before(now, duration)));
            case Window.SinceStage _ ->
                nth(
                        Piece.join("(coalesce(l.pattern_settled[{}], 0) + {})", place, Piece.of("?::int4", n)),
                        ">=",
                        Piece.of("(extract(epoch FROM l.stage_since) * 1000000)::int8"));
            // Lists ask from outside of journeys, where nothing counts.
            case Window.SinceJourney _ -> Piece.FALSE;
        };
    }

    /** Whether there is an nth newest time, and it lies so to a moment. */
    private Piece nth(Piece n, String sign, Piece moment) {
        return Piece.join(
                        "(l.pattern_ends[{}] - coalesce(l.pattern_ends[{} - 1], 0) >= {}"
                                + " AND l.pattern_times[l.pattern_ends[{}] - {} + 1] " + sign + " {})",
                        place,
                        place,
                        n,
                        place,
                        n,
                        moment)
                .orFalse();
    }

    /** So long before a moment, as PostgreSQL reads it. */
    static String text(Instant now, Duration duration) {
        long micros = before(now, duration);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000)
                .toString();
    }

    /** So long before a moment, in microseconds since 1970. */
    static long before(Instant now, Duration duration) {
        try {
            return Math.max(EARLIEST, Facets.micros(now.minus(duration)));
        } catch (ArithmeticException | java.time.DateTimeException longAgo) {
            return EARLIEST;
        }
    }
}
