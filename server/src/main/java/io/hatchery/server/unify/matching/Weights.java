package io.hatchery.server.unify.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * How much each agreement speaks for one person: the chance of it among records of the same person over the chance among records of
 * different people (I. P. Fellegi, A. B. Sunter, “A Theory for Record Linkage”, JASA 64, 1969).
 *
 * @param parts what is compared
 * @param same chance of each level, {@code AGREE} to {@code DIFFER}, among the same, by part
 * @param different among different people, by part
 * @param prior the chance that two records that share a block are of one person
 */
public record Weights(List<Part> parts, List<List<Double>> same, List<List<Double>> different, double prior) {
    static final int LEVELS = Level.MISSING.place();

    public Weights {
        parts = List.copyOf(parts);
        same = same.stream().map(List::copyOf).toList();
        different = different.stream().map(List::copyOf).toList();
        if (same.size() != parts.size() || different.size() != parts.size()) {
            throw new IllegalArgumentException("Weights need the chances of every part");
        }
    }

    /** What a part's level speaks for, in bits: 1 doubles the odds of one person, −1 halves them. */
    public double bits(int part, Level level) {
        if (level == Level.MISSING) {
            return 0;
        }
        int at = level.place();
        return Math.log(same.get(part).get(at) / different.get(part).get(at)) / Math.log(2);
    }

    /** Compares two records, part by part in the order of {@link #parts}. */
    public Match match(List<String> one, List<String> other) {
        Level[] levels = levels(parts, one, other);
        List<Evidence> evidence = new ArrayList<>(parts.size());
        double bits = Math.log(prior / (1 - prior)) / Math.log(2);
        for (int i = 0; i < levels.length; i++) {
            double weight = bits(i, levels[i]);
            bits += weight;
            evidence.add(new Evidence(parts.get(i).key(), levels[i], weight));
        }
        return new Match(1 / (1 + Math.pow(2, -bits)), bits, evidence);
    }

    static Level[] levels(List<Part> parts, List<String> one, List<String> other) {
        Level[] levels = new Level[parts.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Comparing.compare(parts.get(i).kind(), one.get(i), other.get(i));
        }
        return levels;
    }

    /** What one part said. */
    public record Evidence(String part, Level level, double bits) {}

    /**
     * What all parts said together.
     *
     * @param probability that they are one person
     * @param bits the same as odds, in powers of two
     */
    public record Match(double probability, double bits, List<Evidence> evidence) {
        public Match {
            evidence = List.copyOf(evidence);
        }
    }
}
