package io.hatchery.server.leads;

import java.util.List;
import java.util.function.Function;

/**
 * What SQL can say of a condition, from below and from above: leads for which it surely holds, and leads for which it possibly does.
 * Between the two lie those of whom only the engine knows.
 */
record Verdict(Piece surely, Piece possibly) {
    /** Only the engine knows. */
    static final Verdict UNKNOWN = new Verdict(Piece.FALSE, Piece.TRUE);

    static Verdict exactly(Piece piece) {
        return new Verdict(piece, piece);
    }

    static Verdict constant(boolean truth) {
        return exactly(Piece.constant(truth));
    }

    /** Whether SQL alone answers. */
    boolean exact() {
        return surely.equals(possibly);
    }

    Verdict not() {
        return exact() ? exactly(surely.not()) : new Verdict(possibly.not(), surely.not());
    }

    static Verdict all(List<Verdict> parts) {
        return of(parts, Piece::all);
    }

    static Verdict any(List<Verdict> parts) {
        return of(parts, Piece::any);
    }

    private static Verdict of(List<Verdict> parts, Function<List<Piece>, Piece> gather) {
        return new Verdict(
                gather.apply(parts.stream().map(Verdict::surely).toList()),
                gather.apply(parts.stream().map(Verdict::possibly).toList()));
    }
}
