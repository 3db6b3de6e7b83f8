package io.hatchery.server.leads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of SQL with a parameter for each question mark, in order. As a predicate it is true or false, never null. */
record Piece(String text, List<Object> params) {
    static final Piece TRUE = new Piece("true", List.of());
    static final Piece FALSE = new Piece("false", List.of());

    Piece {
        params = List.copyOf(params);
    }

    static Piece of(String text, Object... params) {
        return new Piece(text, Arrays.asList(params));
    }

    static Piece constant(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** Fills the places named {@code {}} with other pieces. */
    static Piece join(String template, Piece... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> params = new ArrayList<>();
        int from = 0;
        for (Piece part : parts) {
            int place = template.indexOf("{}", from);
            text.append(template, from, place).append(part.text);
            params.addAll(part.params);
            from = place + 2;
        }
        return new Piece(text.append(template.substring(from)).toString(), params);
    }

    static Piece all(List<Piece> parts) {
        return gathered(parts, " AND ", TRUE, FALSE);
    }

    static Piece any(List<Piece> parts) {
        return gathered(parts, " OR ", FALSE, TRUE);
    }

    /** What is short to say is soon decided, so PostgreSQL is asked it first. */
    private static Piece gathered(List<Piece> parts, String word, Piece neutral, Piece decides) {
        List<Piece> told = parts.stream()
                .filter(p -> !p.equals(neutral))
                .distinct()
                .sorted(Comparator.comparingInt(p -> p.text.length()))
                .toList();
        if (told.contains(decides)) {
            return decides;
        }
        return switch (told.size()) {
            case 0 -> neutral;
            case 1 -> told.getFirst();
            default ->
                new Piece(
                        told.stream().map(Piece::text).collect(Collectors.joining(word, "(", ")")),
                        told.stream().flatMap(p -> p.params.stream()).toList());
        };
    }

    Piece not() {
        if (equals(TRUE) || equals(FALSE)) {
            return constant(equals(FALSE));
        }
        return join("(NOT {})", this);
    }

    /** A missing value makes it false. */
    Piece orFalse() {
        return join("coalesce({}, false)", this);
    }

    Piece or(Piece other) {
        return any(Stream.of(this, other).toList());
    }

    Piece and(Piece other) {
        return all(Stream.of(this, other).toList());
    }
}
