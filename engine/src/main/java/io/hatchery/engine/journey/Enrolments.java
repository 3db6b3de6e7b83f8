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
     * @param until when a wait ends or times out; null when the node waits for nothing
     * @param visits how often each node was reached, by node id
     * @param settled how many events of a pattern had happened at the moment of entering, before it; see StageState
     * @param awaits the id of the effect whose outcome the lead waits for, null when it waits for none
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
            @Nullable String awaits) {
        public Enrolment {
            visits = SmallMap.copyOf(visits);
            settled = SmallMap.copyOf(settled);
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
                    reached.awaits());
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
                        null);
                yield new Enrolments(replaced(entered.journey(), enrolment), past);
            }
            case JourneyFact.NodeReached reached -> {
                Enrolment before = active(reached.journey());
                yield before == null ? this : new Enrolments(replaced(reached.journey(), before.at(reached, at)), past);
            }
            case JourneyFact.EnrolmentMoved _ -> throw new UnsupportedOperationException("H3");
            case JourneyFact.JourneyLeft left -> {
                Past before = past.get(left.journey());
                Past now = new Past(before == null ? 1 : before.times() + 1, at, left.outcome(), Map.of());
                yield new Enrolments(replaced(left.journey(), null), SmallMap.with(past, left.journey(), now));
            }
        };
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
