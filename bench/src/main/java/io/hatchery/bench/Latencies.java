package io.hatchery.bench;

import java.util.Arrays;
import java.util.List;

/** How long answers took, of one connection. */
final class Latencies {
    private double[] millis = new double[1_024];
    private int count;

    void add(long nanos) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
        }
        millis[count++] = nanos / 1e6;
    }

    long count() {
        return count;
    }

    static double[] sorted(List<Latencies> all) {
        return all.stream()
                .flatMapToDouble(one -> Arrays.stream(one.millis, 0, one.count))
                .sorted()
                .toArray();
    }

    /** The smallest value that a share {@code q} of all does not exceed; 0 when there are none. */
    static double quantile(double[] sorted, double q) {
        return sorted.length == 0
                ? 0
                : sorted[Math.clamp((int) Math.ceil(q * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
