package io.hatchery.server.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a number opens: a list of the console with the filter that shows exactly what was counted.
 *
 * @param list {@code leads} or {@code opportunities}
 * @param filter the list's query parameters
 */
record Drill(String list, Map<String, List<String>> filter) {
    Drill {
        filter = Map.copyOf(filter);
    }

    /** Leads who first reached a stage within these moments, anonymous ones too. */
    static Drill reached(String stage, Instant from, Instant to) {
        return leads().with("reached", stage)
                .with("reachedFrom", from.toString())
                .with("reachedTo", to.toString());
    }

    /** Leads first seen within these moments who ever reached a stage. */
    static Drill cohort(String stage, Instant from, Instant to) {
        return leads().with("reached", stage)
                .with("createdFrom", from.toString())
                .with("createdTo", to.toString());
    }

    static Drill leads() {
        return new Drill("leads", Map.of("known", List.of("all")));
    }

    /** Opportunities that were closed so within these moments. */
    static Drill closed(String status, Instant from, Instant to) {
        return new Drill(
                "opportunities",
                Map.of(
                        "status", List.of(status),
                        "closedFrom", List.of(from.toString()),
                        "closedTo", List.of(to.toString())));
    }

    Drill with(String parameter, String value) {
        var more = new TreeMap<>(filter);
        more.put(parameter, List.of(value));
        return new Drill(list, more);
    }

    /** Narrowed to one row of a report. */
    Drill of(Dimension dimension, String key) {
        return switch (dimension) {
            case NONE, MONTH -> this;
            case SOURCE -> with("source", orNone(key));
            case CHANNEL -> with("channel", orNone(key));
            case CAMPAIGN -> with("campaign", orNone(key));
        };
    }

    /** Lists call what is not known {@code none}. */
    private static String orNone(String key) {
        return key.isEmpty() ? "none" : key;
    }
}
