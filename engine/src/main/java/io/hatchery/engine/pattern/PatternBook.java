package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.base.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All patterns that the rules of a playbook watch, each once, found by the type of an event. */
public final class PatternBook {
    private final List<Watched> all;
    private final Map<String, Watched> byKey = new HashMap<>();
    private final Map<String, Watched[]> byType = new HashMap<>();
    private final Watched[] broad;
    private final Map<String, Integer> refills;

    private PatternBook(List<Watched> all, Map<String, Integer> refills) {
        this.refills = Map.copyOf(refills);
        this.all = List.copyOf(all);
        all.forEach(watched -> byKey.put(watched.key(), watched));
        this.broad = all.stream().filter(watched -> isBroad(watched.pattern())).toArray(Watched[]::new);
        all.stream().filter(watched -> !isBroad(watched.pattern())).forEach(watched -> {
            String type = watched.pattern().type();
            byType.computeIfAbsent(type, this::candidates);
        });
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects patterns while a playbook is compiled. */
    public static final class Builder {
        private final Map<String, Pattern> patterns = new LinkedHashMap<>();
        private final Map<String, Integer> keeps = new HashMap<>();
        private final Map<String, Integer> refills = new HashMap<>();

        private Builder() {}

        /**
         * Watches a pattern.
         *
         * @param keep how many recent times the asking rule needs
         * @return the pattern's key
         */
        public String watch(Pattern pattern, int keep) {
            String key = PatternKey.of(pattern);
            patterns.putIfAbsent(key, pattern);
            keeps.merge(key, keep, Math::max);
            return key;
        }

        /** Says how many times a summary for re-derivation must hold, so that fading points can be added up again. */
        public void refills(String key, int times) {
            refills.merge(key, times, Math::max);
        }

        public PatternBook build() {
            List<Watched> watched = new ArrayList<>();
            patterns.forEach((key, pattern) ->
                    watched.add(new Watched(watched.size(), key, pattern, keeps.getOrDefault(key, 0))));
            return new PatternBook(watched, refills);
        }
    }

    public List<Watched> all() {
        return all;
    }

    /** The pattern of a key, null when no rule watches it. */
    public @Nullable Watched get(String key) {
        return byKey.get(key);
    }

    /** The patterns an event matches, in the order of the playbook. */
    public List<Watched> matching(Input.Happened event) {
        Watched[] candidates = byType.get(event.type());
        List<Watched> matching = new ArrayList<>();
        Watched.match(candidates == null ? unknown(event.type()) : candidates, event, matching);
        return matching;
    }

    /** What the events of one lead come to, by pattern; with enough recent times to re-derive scores. */
    public Map<String, Summary> summarise(Iterable<Input.Happened> events) {
        Map<String, Summary> summaries = new HashMap<>();
        for (Input.Happened event : events) {
            Instant at = occurred(event);
            for (Watched watched : matching(event)) {
                int keep = Math.max(refills.getOrDefault(watched.key(), 0), watched.keep());
                summaries.put(
                        watched.key(),
                        summaries
                                .getOrDefault(watched.key(), Summary.none(keep))
                                .with(at, keep));
            }
        }
        return summaries;
    }

    /** When an event counts: when it happened, but never later than it reached us, since clocks of clients run ahead. */
    public static Instant occurred(Input.Happened event) {
        Instant occurred = Moments.micros(event.occurredAt());
        Instant received = Moments.micros(event.receivedAt());
        return occurred.isAfter(received) ? received : occurred;
    }

    private Watched[] candidates(String type) {
        return all.stream().filter(watched -> watched.typeMatches(type)).toArray(Watched[]::new);
    }

    private Watched[] unknown(String type) {
        for (Watched one : broad) {
            if (!one.typeMatches(type)) {
                return candidates(type);
            }
        }
        return broad;
    }

    private static boolean isBroad(Pattern pattern) {
        return pattern.type().endsWith("*");
    }
}
