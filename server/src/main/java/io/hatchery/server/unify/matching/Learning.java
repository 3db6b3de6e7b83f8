package io.hatchery.server.unify.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns weights from records nobody has labelled: how often different people agree is counted on pairs drawn by chance, and how often
 * the same do is found by expectation–maximisation over pairs that share a block (W. E. Winkler, “Using the EM Algorithm for Weight
 * Computation in the Fellegi–Sunter Model”, 1988). The same input gives the same weights.
 */
public final class Learning {
    private static final int ROUNDS = 60;
    private static final double FLOOR = 1e-4;
    private static final double[] GUESS = {0.80, 0.12, 0.04, 0.04};

    private final List<Part> parts;
    private final Map<Integer, Long> chance = new HashMap<>();
    private final Map<Integer, Long> blocked = new HashMap<>();

    /** At most twelve parts. */
    public Learning(List<Part> parts) {
        if (parts.size() > 12) {
            throw new IllegalArgumentException("At most 12 parts are weighed together, not " + parts.size());
        }
        this.parts = List.copyOf(parts);
    }

    /** Two records drawn by chance: almost surely different people. */
    public void drawn(List<String> one, List<String> other) {
        chance.merge(packed(Weights.levels(parts, one, other)), 1L, Long::sum);
    }

    /** Two records that share a block: perhaps one person. */
    public void candidate(List<String> one, List<String> other) {
        blocked.merge(packed(Weights.levels(parts, one, other)), 1L, Long::sum);
    }

    /** Needs some hundred pairs of both sorts to be worth anything. */
    public Weights learn() {
        double[][] different = different();
        double[][] same = new double[parts.size()][];
        Arrays.setAll(same, i -> GUESS.clone());
        double prior = 0.1;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[parts.size()][Weights.LEVELS];
            double expected = 0;
            double total = 0;
            for (Map.Entry<Integer, Long> entry : blocked.entrySet()) {
                double share = posterior(entry.getKey(), same, different, prior);
                double weight = share * entry.getValue();
                expected += weight;
                total += entry.getValue();
                add(sums, entry.getKey(), weight);
            }
            for (int i = 0; i < same.length; i++) {
                same[i] = normalised(sums[i]);
            }
            prior = Math.clamp(expected / Math.max(1, total), 1e-6, 0.95);
        }
        return new Weights(parts, lists(same), lists(different), prior);
    }

    private double[][] different() {
        double[][] counts = new double[parts.size()][Weights.LEVELS];
        chance.forEach((packed, n) -> add(counts, packed, n));
        for (int i = 0; i < counts.length; i++) {
            counts[i] = normalised(counts[i]);
        }
        return counts;
    }

    private double posterior(int packed, double[][] same, double[][] different, double prior) {
        double odds = prior / (1 - prior);
        for (int i = 0; i < parts.size(); i++) {
            int level = level(packed, i);
            if (level < Weights.LEVELS) {
                odds *= same[i][level] / different[i][level];
            }
        }
        return odds / (1 + odds);
    }

    private void add(double[][] counts, int packed, double weight) {
        for (int i = 0; i < parts.size(); i++) {
            int level = level(packed, i);
            if (level < Weights.LEVELS) {
                counts[i][level] += weight;
            }
        }
    }

    /** Chances with a floor, so that nothing is impossible; more likeness never speaks less for one person. */
    private static double[] normalised(double[] counts) {
        double sum = Arrays.stream(counts).sum() + FLOOR * counts.length;
        double[] chances = new double[counts.length];
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            chances[i] = Math.max(FLOOR, (counts[i] + FLOOR) / sum);
            total += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= total;
        }
        return chances;
    }

    private static int packed(Level[] levels) {
        int packed = 0;
        for (int i = levels.length - 1; i >= 0; i--) {
            packed = packed * 5 + levels[i].place();
        }
        return packed;
    }

    private static int level(int packed, int part) {
        int rest = packed;
        for (int i = 0; i < part; i++) {
            rest /= 5;
        }
        return rest % 5;
    }

    private static List<List<Double>> lists(double[][] chances) {
        List<List<Double>> all = new ArrayList<>();
        for (double[] one : chances) {
            all.add(Arrays.stream(one).boxed().toList());
        }
        return all;
    }
}
