package io.hatchery.server.leads;

import io.hatchery.engine.score.Dimension;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scores as of a moment, added up from the points in a lead's row. PostgreSQL's powers of two may differ from the engine's in their
 * last digit, so what lies that close to a limit is left to the engine. So are leads whose points fade grant by grant or whose models are
 * capped, unless the most they can come to is too little.
 */
final class ScoreSql {
    /** The engine takes a limit as reached so little below it. */
    private static final double TOLERANCE = 1e-9;

    /** Far more than both can differ by, and less than the tolerance, so that a score right at its limit is no doubt. */
    private static final double DOUBT = 2e-10;

    /** Clearly below a limit, whatever is lost in adding up. */
    private static final double FAR = 1e-6;

    /** So many sums that fade are added up in a row; leads with more of them are rare and take a loop. */
    private static final int UNROLLED = 3;

    private final Instant now;

    ScoreSql(Instant now) {
        this.now = now;
    }

    Verdict atLeast(double limit, Dimension... dimensions) {
        if (Math.abs(limit) > 1e5) {
            return Verdict.UNKNOWN;
        }
        Piece value = Arrays.stream(dimensions)
                .map(this::value)
                .reduce((one, other) -> Piece.join("{} + {}", one, other))
                .orElseThrow();
        String most = Arrays.stream(dimensions)
                .map(dimension -> "l.points_most[" + (Facets.place(dimension) + 1) + "]")
                .collect(Collectors.joining(" + "));
        Piece told = Piece.of("l.points IS NOT NULL AND l.scored_at <= ?::int8", now.getEpochSecond());
        Piece low = Piece.of("l.scored_at <= ?::int8 AND " + most + " < ?::float8", now.getEpochSecond(), limit - FAR);
        Piece soon = List.of(dimensions).equals(List.of(Dimension.ENGAGEMENT)) ? seen(told, limit) : Piece.of("");
        return new Verdict(
                Piece.join(
                        "(CASE {} WHEN {} THEN {} >= {} ELSE false END)",
                        soon,
                        told,
                        value,
                        Piece.of("?::float8", limit - TOLERANCE + DOUBT)),
                Piece.join(
                        "(CASE {} WHEN {} THEN {} >= {} WHEN {} THEN false ELSE true END)",
                        soon,
                        told,
                        value,
                        Piece.of("?::float8", limit - TOLERANCE - DOUBT),
                        low));
    }

    /**
     * What the engagement as it was last written tells already, for nearly every lead: until it fades by more than {@link Heat} lets it,
     * it is as far from what it is now at most. Adding up its points is ten times as dear.
     */
    private Piece seen(Piece told, double limit) {
        Piece fresh = Piece.join(
                "{} AND l.engagement_at <= {} AND (l.fades_at IS NULL OR l.fades_at > {} AND l.fades_at > l.engagement_at + {})",
                told,
                moment(),
                moment(),
                Piece.of("?::int4 * interval '1 second'", Heat.SHORTEST.toSeconds()));
        return Piece.join(
                "WHEN {} AND l.engagement NOT BETWEEN {} AND {} THEN l.engagement > {}",
                fresh,
                Piece.of("?::float8", limit - Heat.TOLERANCE - FAR),
                Piece.of("?::float8", limit + Heat.TOLERANCE + FAR),
                Piece.of("?::float8", limit));
    }

    /** A number, since PostgreSQL reads a text anew for every row. */
    private Piece moment() {
        return Piece.of("to_timestamp(?::float8)", Facets.micros(now) / 1e6);
    }

    private Piece value(Dimension dimension) {
        int number = Facets.place(dimension);
        Piece value = Piece.of("l.points[" + (number + 1) + "]");
        int first = Dimension.values().length + 1;
        for (int i = 0; i < UNROLLED; i++) {
            int at = first + 3 * i;
            value = Piece.join(
                    "{} + CASE WHEN l.points[" + at + "] = " + number + " THEN {} ELSE 0 END",
                    value,
                    faded("l.points[" + (at + 2) + "]", "l.points[" + (at + 1) + "]"));
        }
        int rest = first + 3 * UNROLLED;
        return Piece.join(
                "({} + CASE WHEN array_length(l.points, 1) >= " + rest + " THEN (SELECT coalesce(sum({}), 0)"
                        + " FROM generate_series(" + rest + ", array_length(l.points, 1), 3) i WHERE l.points[i] = "
                        + number
                        + ") ELSE 0 END)",
                value,
                faded("l.points[i + 2]", "l.points[i + 1]"));
    }

    /** After a thousand half-lives nothing is left that counts, and PostgreSQL would complain of so small a number. */
    private Piece faded(String points, String halfLife) {
        return Piece.join(
                points + " * power(2, greatest(-900, -({} - l.scored_at) / " + halfLife + "))",
                Piece.of("?::int8", now.getEpochSecond()));
    }
}
