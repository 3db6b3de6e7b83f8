package io.hatchery.server.leads;

import io.hatchery.engine.base.Moments;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.PatternKey;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Measures of a pattern's property, read from the tallies in a lead's row. Sums of days are added up from the newest day back, as the
 * engine does, so that they are the same to the last digit.
 */
final class MeasuredSql {
    /** Sums such as 0.1 + 0.2 must be 0.3. */
    private static final double TOLERANCE = 1e-9;

    private MeasuredSql() {}

    static Piece of(Condition.Measured measured, Instant now, ZoneId zone) {
        String key = PatternKey.of(HappenedSql.within(measured.pattern(), measured.window()));
        Piece tally =
                Piece.of("(l.tallies -> ?::text -> ?::text)", Long.toString(Facets.hash(key)), measured.property());
        long days = days(measured.window());
        Piece first = Piece.of("?::int8", Moments.day(now, zone).toEpochDay() - days + 1);
        Piece measure = days == 0
                ? switch (measured.measure()) {
                    case SUM -> Piece.join("coalesce(({} -> 'sum')::float8, 0)", tally);
                    case MAX -> Piece.join("({} -> 'max')::float8", tally);
                    case DISTINCT -> Piece.join("coalesce(jsonb_array_length({} -> 'values'), 0)::float8", tally);
                }
                : switch (measured.measure()) {
                    case SUM ->
                        Piece.join(
                                "(SELECT coalesce(sum(points), 0) FROM (SELECT (d -> 1)::float8 AS points"
                                        + " FROM jsonb_array_elements({} -> 'days') d WHERE (d -> 0)::int8 >= {}"
                                        + " ORDER BY (d -> 0)::int8 DESC) t)",
                                tally,
                                first);
                    case MAX ->
                        Piece.join(
                                "(SELECT max((d -> 2)::float8) FROM jsonb_array_elements({} -> 'days') d"
                                        + " WHERE (d -> 0)::int8 >= {})",
                                tally,
                                first);
                    case DISTINCT ->
                        Piece.join(
                                "(SELECT count(*)::float8 FROM jsonb_array_elements({} -> 'values') v WHERE v::int8 >= {})",
                                tally,
                                first);
                };
        return compared(
                measured.times(), measure, measured.amount(), TOLERANCE * Math.max(1, Math.abs(measured.amount())));
    }

    private static long days(Window window) {
        return switch (window) {
            case Window.InLast(var duration) -> Math.max(1, duration.toDays());
            case Window.Ever _, Window.Between _, Window.SinceStage _, Window.SinceJourney _ -> 0;
        };
    }

    /** A missing measure makes it false. */
    static Piece compared(Times times, Piece measure, double asked, double tolerance) {
        Piece compared = switch (times) {
            case AT_LEAST -> Piece.join("({} >= {})", measure, number(asked - tolerance));
            case AT_MOST -> Piece.join("({} <= {})", measure, number(asked + tolerance));
            case EXACTLY -> Piece.join("(abs({} - {}) <= {})", measure, number(asked), number(tolerance));
        };
        return compared.orFalse();
    }

    private static Piece number(double number) {
        return Piece.of("?::float8", number);
    }
}
