package io.hatchery.server.leads;

import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.server.runtime.ReadModel.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch moved: in and out of segments, tags and journeys, gathered so that each table is written once. */
final class Movements {

    /** A lead in or out of a segment, or with or without a tag; the last word of the batch. */
    record Membership(String of, long lead, Instant at, boolean in) {}

    /** Entries and exits of a segment on a day. */
    record Day(String segment, LocalDate day, long entered, long exited) {
        Day plus(Day other) {
            return new Day(segment, day, entered + other.entered, exited + other.exited);
        }
    }

    /** Where an enrolment stands after the batch. */
    record Stand(
            long lead,
            String journey,
            int number,
            int version,
            String node,
            Instant since,
            @Nullable Instant dueAt,
            Instant enteredAt,
            @Nullable Instant leftAt,
            @Nullable Outcome outcome) {}

    /** A way out of a node that was taken {@code n} times; node {@code ""} for the journey as a whole. */
    record Passage(String journey, int version, String node, String exit, long n) {
        Passage plus(Passage other) {
            return new Passage(journey, version, node, exit, n + other.n);
        }
    }

    private record EnrolmentKey(long lead, String journey, int number) {}

    private final Map<List<Object>, Membership> segments = new LinkedHashMap<>();
    private final Map<List<Object>, Membership> tags = new LinkedHashMap<>();
    private final Map<String, Day> days = new TreeMap<>();
    private final Map<EnrolmentKey, Stand> stands = new LinkedHashMap<>();
    private final Map<String, Passage> passages = new TreeMap<>();

    private Movements() {}

    /** @param zone the company's, for days */
    static Movements of(List<Change> batch, ZoneId zone) {
        Movements movements = new Movements();
        for (Change change : batch) {
            if (Anew.isSo(change)) {
                movements.takeAnew(change, zone);
                continue;
            }
            for (Fact fact : change.facts()) {
                switch (fact.what()) {
                    case SegmentFact segment -> movements.take(fact, segment, zone);
                    case TagFact tag -> movements.take(fact, tag);
                    case JourneyFact journey -> movements.take(fact, journey, change.before());
                    case null, default -> {}
                }
            }
        }
        return movements;
    }

    /** A merge, or its undoing, says all at once: what differs between the states before and after is what moved. */
    private void takeAnew(Change change, ZoneId zone) {
        Anew anew = new Anew(change);
        for (Membership moved : anew.segments()) {
            LocalDate day = LocalDate.ofInstant(moved.at(), zone);
            days.merge(
                    moved.of() + "\n" + day,
                    new Day(moved.of(), day, moved.in() ? 1 : 0, moved.in() ? 0 : 1),
                    Day::plus);
            put(segments, moved);
        }
        anew.tags().forEach(moved -> put(tags, moved));
        anew.stands()
                .forEach(stand -> stands.put(new EnrolmentKey(stand.lead(), stand.journey(), stand.number()), stand));
    }

    List<Membership> segments() {
        return List.copyOf(segments.values());
    }

    List<Membership> tags() {
        return List.copyOf(tags.values());
    }

    /** In a fixed order, so that writers never wait for each other in a circle. */
    List<Day> days() {
        return List.copyOf(days.values());
    }

    List<Stand> stands() {
        return List.copyOf(stands.values());
    }

    /** In a fixed order. */
    List<Passage> passages() {
        return List.copyOf(passages.values());
    }

    private void take(Fact fact, SegmentFact what, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(fact.at(), zone);
        Day counted = switch (what) {
            case SegmentFact.SegmentEntered(String segment) -> new Day(segment, day, 1, 0);
            case SegmentFact.SegmentLeft(String segment) -> new Day(segment, day, 0, 1);
        };
        days.merge(counted.segment() + "\n" + day, counted, Day::plus);
        put(segments, new Membership(counted.segment(), fact.lead(), fact.at(), counted.entered() == 1));
    }

    private void take(Fact fact, TagFact what) {
        switch (what) {
            case TagFact.TagAdded(String tag, var by) -> put(tags, new Membership(tag, fact.lead(), fact.at(), true));
            case TagFact.TagRemoved(String tag) -> put(tags, new Membership(tag, fact.lead(), fact.at(), false));
        }
    }

    private void take(Fact fact, JourneyFact what, LeadState before) {
        switch (what) {
            case JourneyFact.JourneyEntered e -> {
                stands.put(
                        new EnrolmentKey(fact.lead(), e.journey(), e.number()),
                        new Stand(
                                fact.lead(),
                                e.journey(),
                                e.number(),
                                e.version(),
                                e.node(),
                                fact.at(),
                                null,
                                fact.at(),
                                null,
                                null));
                pass(e.journey(), e.version(), "", "ENTERED");
            }
            case JourneyFact.NodeReached r -> {
                stand(fact, r.journey(), r.version(), r.number(), r.node(), r.until(), null, before);
                if (r.from() != null) {
                    pass(r.journey(), r.version(), r.from(), r.exit() == null ? "next" : r.exit());
                }
            }
            case JourneyFact.EnrolmentMoved m ->
                stand(fact, m.journey(), m.version(), m.number(), m.node(), m.until(), null, before);
            case JourneyFact.OutcomeHeard _ -> {}
            case JourneyFact.JourneyLeft l -> {
                stand(fact, l.journey(), l.version(), l.number(), l.node(), null, l.outcome(), before);
                pass(l.journey(), l.version(), "", l.outcome().name());
                pass(l.journey(), l.version(), l.node(), "$" + l.outcome().name());
            }
        }
    }

    private void stand(
            Fact fact,
            String journey,
            int version,
            int number,
            String node,
            @Nullable Instant dueAt,
            @Nullable Outcome outcome,
            LeadState before) {
        EnrolmentKey key = new EnrolmentKey(fact.lead(), journey, number);
        Stand was = stands.get(key);
        Instant entered = was == null ? enteredBefore(before, key, fact.at()) : was.enteredAt();
        Instant left = outcome == null ? null : fact.at();
        stands.put(
                key, new Stand(fact.lead(), journey, number, version, node, fact.at(), dueAt, entered, left, outcome));
    }

    private static Instant enteredBefore(LeadState before, EnrolmentKey key, Instant otherwise) {
        return before.enrolments().active().stream()
                .filter(e -> e.journey().equals(key.journey()) && e.number() == key.number())
                .map(Enrolment::enteredAt)
                .findFirst()
                .orElse(otherwise);
    }

    private void pass(String journey, int version, String node, String exit) {
        passages.merge(
                journey + "\n" + version + "\n" + node + "\n" + exit,
                new Passage(journey, version, node, exit, 1),
                Passage::plus);
    }

    private static void put(Map<List<Object>, Membership> into, Membership membership) {
        List<Object> key = new ArrayList<>(2);
        key.add(membership.of());
        key.add(membership.lead());
        into.put(key, membership);
    }
}
