package io.hatchery.engine.simulation;

import io.hatchery.engine.simulation.DryRunReport.Range;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name, kept apart for each run, so that ranges can be read off. */
final class RunCounts {
    private final int runs;
    private final Map<String, long[]> byName = new TreeMap<>();

    RunCounts(int runs) {
        this.runs = runs;
    }

    void add(String name, int run) {
        byName.computeIfAbsent(name, _ -> new long[runs])[run]++;
    }

    void add(RunCounts other) {
        other.byName.forEach((name, counts) -> {
            long[] mine = byName.computeIfAbsent(name, _ -> new long[runs]);
            for (int run = 0; run < runs; run++) {
                mine[run] += counts[run];
            }
        });
    }

    Range range(String name) {
        long[] counts = byName.getOrDefault(name, new long[runs]);
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        return new Range(Arrays.stream(counts).sum() / (double) runs, at(sorted, .05), at(sorted, .95));
    }

    private static long at(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double mean(String name) {
        return range(name).mean();
    }

    /** All names with a prefix, without it. */
    Map<String, Range> named(String prefix) {
        Map<String, Range> found = new TreeMap<>();
        for (String name : byName.keySet()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), range(name));
            }
        }
        return found;
    }
}
