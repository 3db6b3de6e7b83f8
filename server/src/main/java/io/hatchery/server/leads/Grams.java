package io.hatchery.server.leads;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The short pieces by which text is found with an ordinary inverted index, in any script and without a database extension.
 *
 * <p>Words in scripts that separate them give trigrams and their first one and two letters ({@code ^a}, {@code ^an}); scripts that
 * do not (Han, Kana, Hangul) give every character and every pair. A text that contains a term has all grams of the term; the text
 * itself is checked afterwards.
 */
final class Grams {
    private Grams() {}

    /** Lower case, compatibility forms folded (full width to half width), blanks trimmed. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** Terms of a query: all must be found. At most eight count. */
    static List<String> terms(String query) {
        return Arrays.stream(fold(query).split("\\s+"))
                .filter(t -> !t.isEmpty())
                .distinct()
                .limit(8)
                .toList();
    }

    /** Every gram of a folded text, as it is stored. */
    static Set<String> of(String folded) {
        Set<String> grams = new LinkedHashSet<>();
        int[] points = folded.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            addAt(points, i, grams, true);
        }
        return grams;
    }

    /** The grams a text must have to contain the folded term. */
    static Set<String> wanted(String term) {
        Set<String> grams = new LinkedHashSet<>();
        int[] points = term.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            addAt(points, i, grams, false);
        }
        if (grams.isEmpty() && points.length > 0) {
            grams.add("^" + new String(points, 0, Math.min(2, points.length)));
        }
        return grams;
    }

    /** A short word is only found where a word begins with it; anything longer is found anywhere. */
    static boolean anywhere(String term) {
        return !wanted(term).stream().allMatch(g -> g.startsWith("^"));
    }

    private static void addAt(int[] points, int i, Set<String> grams, boolean withPrefixes) {
        if (Character.isWhitespace(points[i])) {
            return;
        }
        if (unseparated(points[i])) {
            grams.add(new String(points, i, 1));
            if (i + 1 < points.length && unseparated(points[i + 1])) {
                grams.add(new String(points, i, 2));
            }
            return;
        }
        List<Integer> run = run(points, i);
        if (run.size() == 3) {
            grams.add(new String(points, i, 3));
        }
        boolean starts = i == 0 || !Character.isLetterOrDigit(points[i - 1]) || unseparated(points[i - 1]);
        if (withPrefixes && starts) {
            grams.add("^" + new String(points, i, 1));
            if (run.size() >= 2) {
                grams.add("^" + new String(points, i, 2));
            }
        }
    }

    private static List<Integer> run(int[] points, int from) {
        List<Integer> run = new ArrayList<>(3);
        for (int i = from; i < points.length && run.size() < 3; i++) {
            if (Character.isWhitespace(points[i]) || unseparated(points[i])) {
                break;
            }
            run.add(points[i]);
        }
        return run;
    }

    private static boolean unseparated(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            case null, default -> false;
        };
    }
}
