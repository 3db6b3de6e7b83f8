package io.hatchery.server.unify.matching;

import java.util.Arrays;

/** Measures of how alike two texts are. */
public final class Likeness {
    private static final double PREFIX = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Likeness() {}

    /**
     * Jaro–Winkler similarity, 0 to 1 (W. E. Winkler, “String Comparator Metrics and Enhanced Decision Rules in the Fellegi–Sunter Model of
     * Record Linkage”, 1990): the share of characters both have at about the same place, with a bonus for a common beginning.
     */
    public static double jaroWinkler(String one, String other) {
        double jaro = jaro(one, other);
        int common = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        while (common < most && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return jaro + common * PREFIX * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] usedOne = new boolean[one.length()];
        boolean[] usedOther = new boolean[other.length()];
        int same = 0;
        for (int i = 0; i < one.length(); i++) {
            int to = Math.min(other.length() - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= to; j++) {
                if (!usedOther[j] && one.charAt(i) == other.charAt(j)) {
                    usedOne[i] = true;
                    usedOther[j] = true;
                    same++;
                    break;
                }
            }
        }
        if (same == 0) {
            return 0;
        }
        double halves = transposed(one, usedOne, other, usedOther) / 2.0;
        return ((double) same / one.length() + (double) same / other.length() + (same - halves) / same) / 3;
    }

    private static int transposed(String one, boolean[] usedOne, String other, boolean[] usedOther) {
        int transposed = 0;
        int j = 0;
        for (int i = 0; i < one.length(); i++) {
            if (usedOne[i]) {
                while (!usedOther[j]) {
                    j++;
                }
                if (one.charAt(i) != other.charAt(j)) {
                    transposed++;
                }
                j++;
            }
        }
        return transposed;
    }

    /** How many characters must be put in, left out, replaced or swapped with the next to make one of the other. */
    public static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(now[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                now[j] = swapped ? Math.min(best, before[j - 2] + 1) : best;
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
