package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.base.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All patterns that the rules of a playbook watch, each once, found by the type of an event. */
public final class PatternBook {
    private final List<Watched> all;
    private final Map<String, Watched> byKey = new HashMap<>();
    private final Map<String, Watched[]> byType = new HashMap<>();
    private final Watched[] broad;
    private final Map<String, Integer> refills;
    private final List<Sequence> sequences = new ArrayList<>();
    private final ZoneId zone;

    private PatternBook(List<Watched> all, Map<String, Integer> refills, ZoneId zone) {
        this.refills = Map.copyOf(refills);
        this.all = List.copyOf(all);
        this.zone = zone;
        all.forEach(watched -> byKey.put(watched.key(), watched));
        this.broad = single().filter(watched -> isBroad(watched.pattern())).toArray(Watched[]::new);
        single().filter(watched -> !isBroad(watched.pattern())).forEach(watched -> {
            String type = watched.pattern().type();
            byType.computeIfAbsent(type, this::candidates);
        });
        all.forEach(this::sequence);
    }

    /** The patterns that single events match. */
    private Stream<Watched> single() {
        return all.stream().filter(watched -> watched.pattern().after() == null);
    }

    private void sequence(Watched watched) {
        Pattern.After after = watched.pattern().after();
        if (after == null) {
            return;
        }
        Watched first = half(after.first());
        Watched then = half(watched.pattern().withoutAfter());
        first.follow();
        then.follow();
        sequences.add(new Sequence(watched, first, then, after.within()));
    }

    private Watched half(Pattern pattern) {
        return Objects.requireNonNull(byKey.get(PatternKey.of(pattern)), "both halves are watched");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects patterns while a playbook is compiled. */
    public static final class Builder {
        private final Map<String, Wanted> wanted = new LinkedHashMap<>();

        private record Wanted(Pattern pattern, int keep, Measures measures) {
            Wanted and(Asked asked) {
                return new Wanted(pattern, Math.max(keep, asked.keep()), measures.and(asked));
            }
        }

        private final Map<String, Integer> refills = new HashMap<>();

        private Builder() {}

        /**
         * Watches a pattern.
         *
         * @param keep how many recent times the asking rule needs
         * @return the pattern's key
         */
        public String watch(Pattern pattern, int keep) {
            return watch(pattern, Asked.times(keep));
        }

        /**
         * Watches a pattern, and both its halves when it counts only after another.
         *
         * @return the pattern's key
         */
        public String watch(Pattern pattern, Asked asked) {
            Pattern.After after = pattern.after();
            if (after == null) {
                return want(pattern, asked);
            }
            want(after.first(), Asked.times(Sequence.KEPT));
            want(pattern.withoutAfter(), Asked.times(Sequence.KEPT));
            want(pattern, Asked.times(Sequence.KEPT));
            return want(pattern, asked);
        }

        private String want(Pattern pattern, Asked asked) {
            // All who ask for a pattern get the very same text, by which it is found at first sight.
            String key = PatternKey.of(pattern).intern();
            Wanted before = wanted.getOrDefault(key, new Wanted(pattern, 0, Measures.NONE));
            wanted.put(key, before.and(asked));
            return key;
        }

        /** Says how many times a summary for re-derivation must hold, so that fading points can be added up again. */
        public void refills(String key, int times) {
            refills.merge(key, times, Math::max);
        }

        /** @param zone the company's, for days */
        public PatternBook build(ZoneId zone) {
            List<Watched> watched = new ArrayList<>();
            wanted.forEach(
                    (key, one) -> watched.add(new Watched(watched.size(), key, one.pattern, one.keep, one.measures)));
            return new PatternBook(watched, refills, zone);
        }
    }

    public List<Watched> all() {
        return all;
    }

    /** The pattern of a key, null when no rule watches it. */
    public @Nullable Watched get(String key) {
        return byKey.get(key);
    }

    /**
     * What an event matches: patterns in the order of the playbook, then those that count only after another.
     *
     * @param before what was known before it, by pattern key
     */
    List<PatternFact.Match> matches(Map<String, Summary> before, Input.Happened event) {
        Watched[] known = byType.get(event.type());
        Watched[] candidates = known == null ? unknown(event.type()) : known;
        Watched.Reader reader = new Watched.Reader(event);
        List<PatternFact.Match> matches = new ArrayList<>();
        List<Watched> followed = List.of();
        for (Watched candidate : candidates) {
            if (candidate.filtersMatch(reader)) {
                matches.add(candidate.match(event, zone));
                if (candidate.isFollowed()) {
                    followed = followed.isEmpty() ? new ArrayList<>() : followed;
                    followed.add(candidate);
                }
            }
        }
        if (!followed.isEmpty()) {
            follow(followed, before, occurred(event), matches);
        }
        return matches;
    }

    private void follow(
            List<Watched> matched, Map<String, Summary> before, Instant at, List<PatternFact.Match> matches) {
        for (Sequence sequence : sequences) {
            List<Instant> counted = sequence.counted(matched, before, at);
            if (!counted.isEmpty()) {
                Watched own = sequence.own();
                matches.add(new PatternFact.Match(own.key(), own.keep(), List.of(), counted));
            }
        }
    }

    /** Counts some patterns alone, over again; by all keys that nobody watches any more it does not count. */
    public Summariser summariser(Collection<String> keys) {
        Set<String> wanted = new HashSet<>(keys);
        for (Sequence sequence : sequences) {
            if (keys.contains(sequence.own().key())) {
                sequence.halves().forEach(half -> wanted.add(half.key()));
            }
        }
        List<Watched> some =
                all.stream().filter(watched -> wanted.contains(watched.key())).toList();
        return new Summariser(new PatternBook(some, refills, zone));
    }

    /** How many recent times of a pattern are kept where its summary is made anew. */
    int refilled(PatternFact.Match match) {
        return Math.max(refills.getOrDefault(match.pattern(), 0), match.keep());
    }

    /** When an event counts: when it happened, but never later than it reached us, since clocks of clients run ahead. */
    public static Instant occurred(Input.Happened event) {
        Instant occurred = Moments.micros(event.occurredAt());
        Instant received = Moments.micros(event.receivedAt());
        return occurred.isAfter(received) ? received : occurred;
    }

    private Watched[] candidates(String type) {
        return single().filter(watched -> watched.typeMatches(type)).toArray(Watched[]::new);
    }

    /** What watches a type that no pattern names: those for all, and for a beginning of it. */
    private Watched[] unknown(String type) {
        int count = 0;
        for (Watched one : broad) {
            count += one.typeMatches(type) ? 1 : 0;
        }
        if (count == broad.length) {
            return broad;
        }
        Watched[] some = new Watched[count];
        for (int i = 0, next = 0; next < count; i++) {
            if (broad[i].typeMatches(type)) {
                some[next++] = broad[i];
            }
        }
        return some;
    }

    private static boolean isBroad(Pattern pattern) {
        return pattern.type().endsWith("*");
    }
}
