package io.hatchery.engine.journey;

import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.pattern.Summaries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journeys a lead is in, and was in.
 *
 * @param active at most one per journey
 * @param past by journey id
 */
public record Enrolments(List<Enrolment> active, Map<String, Past> past) {
    public static final Enrolments NONE = new Enrolments(List.of(), Map.of());

    public Enrolments {
        active = List.copyOf(active);
        past = SmallMap.copyOf(past);
    }

    /**
     * A lead's way through one version of a journey.
     *
     * @param number counts this lead's enrolments in this journey from 1
     * @param node where the lead stands
     * @param since when it came to the node
     * @param until when a wait ends or times out; null for a node the lead has yet to arrive at, moved there from another version
     * @param visits how often each node was reached, by node id
     * @param settled how many events of a pattern had happened at the moment of entering, before it; see StageState
     * @param awaits the id of the effect whose outcome the lead waits for, null when it waits for none
     * @param heard what became of that effect, when it was told while the journey was paused
     */
    public record Enrolment(
            String journey,
            int version,
            int number,
            Instant enteredAt,
            String node,
            Instant since,
            @Nullable Instant until,
            Map<String, Integer> visits,
            Map<String, Integer> settled,
            @Nullable String awaits,
            JourneyFact.@Nullable Heard heard) {
        public Enrolment {
            visits = SmallMap.copyOf(visits);
            settled = SmallMap.copyOf(settled);
        }

        /** The same way under another number. */
        public Enrolment numbered(int other) {
            return new Enrolment(
                    journey, version, other, enteredAt, node, since, until, visits, settled, awaits, heard);
        }

        private Enrolment at(JourneyFact.NodeReached reached, Instant now) {
            SmallMap<Integer> more = SmallMap.with(visits, reached.node(), visits.getOrDefault(reached.node(), 0) + 1);
            return new Enrolment(
                    journey,
                    version,
                    number,
                    enteredAt,
                    reached.node(),
                    now,
                    reached.until(),
                    more,
                    settled,
                    reached.awaits(),
                    null);
        }

        /** A wait that goes on elsewhere counts as a visit there; where the lead has yet to arrive, arriving will. */
        private Enrolment in(JourneyFact.EnrolmentMoved moved, Instant now) {
            boolean stays = moved.node().equals(node);
            boolean waits = moved.until() != null;
            Map<String, Integer> seen = waits && !stays
                    ? SmallMap.with(visits, moved.node(), visits.getOrDefault(moved.node(), 0) + 1)
                    : visits;
            return new Enrolment(
                    journey,
                    moved.version(),
                    number,
                    enteredAt,
                    moved.node(),
                    waits ? since : now,
                    moved.until(),
                    seen,
                    settled,
                    stays ? awaits : null,
                    stays ? heard : null);
        }

        private Enrolment hearing(JourneyFact.Heard outcome) {
            return new Enrolment(
                    journey, version, number, enteredAt, node, since, until, visits, settled, awaits, outcome);
        }
    }

    /**
     * What is remembered of enrolments that ended.
     *
     * @param reached how often each node was reached, in all of them
     */
    public record Past(int times, Instant lastLeft, JourneyFact.Outcome last, Map<String, Integer> reached) {
        public Past {
            reached = SmallMap.copyOf(reached);
        }
    }

    /** The lead's present way through a journey, null when it is not in it. */
    public @Nullable Enrolment active(String journey) {
        for (Enrolment enrolment : active) {
            if (enrolment.journey().equals(journey)) {
                return enrolment;
            }
        }
        return null;
    }

    /** Whether the lead has ever come to a node, in any version of the journey. */
    public boolean hasReached(String journey, String node) {
        Enrolment now = active(journey);
        Past before = past.get(journey);
        return (now != null && now.visits().containsKey(node))
                || (before != null && before.reached().containsKey(node));
    }

    /**
     * These with one more fact folded in.
     *
     * @param seen what was seen before it
     */
    public Enrolments after(JourneyFact fact, Instant at, Summaries seen) {
        return switch (fact) {
            case JourneyFact.JourneyEntered entered -> {
                Enrolment enrolment = new Enrolment(
                        entered.journey(),
                        entered.version(),
                        entered.number(),
                        at,
                        entered.node(),
                        at,
                        null,
                        Map.of(entered.node(), 1),
                        seen.settledAt(at),
                        null,
                        null);
                yield new Enrolments(replaced(entered.journey(), enrolment), past);
            }
            case JourneyFact.NodeReached reached -> {
                Enrolment before = active(reached.journey());
                yield before == null ? this : new Enrolments(replaced(reached.journey(), before.at(reached, at)), past);
            }
            case JourneyFact.OutcomeHeard heard -> {
                Enrolment before = active(heard.journey());
                yield before == null
                        ? this
                        : new Enrolments(replaced(heard.journey(), before.hearing(heard.heard())), past);
            }
            case JourneyFact.EnrolmentMoved moved -> {
                Enrolment before = active(moved.journey());
                yield before == null ? this : new Enrolments(replaced(moved.journey(), before.in(moved, at)), past);
            }
            case JourneyFact.JourneyLeft left -> {
                Past before = past.get(left.journey());
                int times = before == null ? 1 : before.times() + 1;
                Past now = new Past(
                        times, at, left.outcome(), sum(before == null ? Map.of() : before.reached(), left.reached()));
                yield new Enrolments(replaced(left.journey(), null), SmallMap.with(past, left.journey(), now));
            }
        };
    }

    private static Map<String, Integer> sum(Map<String, Integer> before, Map<String, Integer> more) {
        SmallMap<Integer> sums = SmallMap.copyOf(before);
        SmallMap<Integer> added = SmallMap.copyOf(more);
        for (int i = 0; i < added.size(); i++) {
            sums = sums.with(added.key(i), sums.getOrDefault(added.key(i), 0) + added.value(i));
        }
        return sums;
    }

    private List<Enrolment> replaced(String journey, @Nullable Enrolment instead) {
        List<Enrolment> changed = new ArrayList<>(active.size() + 1);
        boolean placed = false;
        for (Enrolment enrolment : active) {
            if (!enrolment.journey().equals(journey)) {
                changed.add(enrolment);
            } else if (instead != null) {
                changed.add(instead);
                placed = true;
            }
        }
        if (instead != null && !placed) {
            changed.add(instead);
        }
        return changed;
    }
}
