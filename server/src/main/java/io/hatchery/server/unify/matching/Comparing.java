package io.hatchery.server.unify.matching;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says how much two values of a part agree. Values are in one spelling already: lower case, half-width, no spaces around. */
final class Comparing {
    private static final double SAME_NAME = 0.93;
    private static final double LIKE_NAME = 0.85;
    private static final double SAME_TEXT = 0.94;
    private static final double LIKE_TEXT = 0.84;
    private static final int PHONE_TAIL = 8;

    private Comparing() {}

    static Level compare(Part.Kind kind, String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Level.MISSING;
        }
        if (one.equals(other)) {
            return Level.AGREE;
        }
        return switch (kind) {
            case NAME -> names(one, other);
            case TEXT -> like(Likeness.jaroWinkler(one, other), SAME_TEXT, LIKE_TEXT);
            case CODE -> codes(one, other);
            case EMAIL -> mails(one, other);
            case PHONE -> tail(one).equals(tail(other)) ? Level.CLOSE : Level.DIFFER;
            case CHOICE -> Level.DIFFER;
        };
    }

    private static Level names(String one, String other) {
        String mine = sorted(one);
        String theirs = sorted(other);
        if (mine.equals(theirs)) {
            return Level.CLOSE;
        }
        double best = Math.max(Likeness.jaroWinkler(one, other), Likeness.jaroWinkler(mine, theirs));
        return like(best, SAME_NAME, LIKE_NAME);
    }

    private static String sorted(String name) {
        return name.indexOf(' ') < 0
                ? name
                : Arrays.stream(name.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static Level like(double likeness, double same, double like) {
        return likeness >= same ? Level.CLOSE : likeness >= like ? Level.LOOSE : Level.DIFFER;
    }

    private static Level codes(String one, String other) {
        int edits = Likeness.edits(one, other);
        int length = Math.max(one.length(), other.length());
        return edits == 1 ? Level.CLOSE : edits == 2 && length > 4 ? Level.LOOSE : Level.DIFFER;
    }

    /** The same name at another company, or a like one at the same. */
    private static Level mails(String one, String other) {
        String mine = one.substring(0, Math.max(0, one.indexOf('@')));
        String theirs = other.substring(0, Math.max(0, other.indexOf('@')));
        boolean sameHost = one.endsWith(other.substring(theirs.length()));
        if (mine.equals(theirs) && mine.length() > 4) {
            return Level.CLOSE;
        }
        return sameHost && Likeness.jaroWinkler(mine, theirs) >= SAME_NAME ? Level.LOOSE : Level.DIFFER;
    }

    private static String tail(String phone) {
        return phone.substring(Math.max(0, phone.length() - PHONE_TAIL));
    }
}
