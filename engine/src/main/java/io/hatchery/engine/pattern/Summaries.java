package io.hatchery.engine.pattern;

import java.util.Map;

/** A lead's summaries by pattern key. */
public record Summaries(Map<String, Summary> byKey) {
    public static final Summaries NONE = new Summaries(Map.of());

    public Summaries {
        byKey = Map.copyOf(byKey);
    }
}
