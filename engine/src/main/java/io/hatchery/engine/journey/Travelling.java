package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.Enrolments.Past;
import io.hatchery.engine.journey.JourneyFact.JourneyEntered;
import io.hatchery.engine.journey.JourneyFact.JourneyLeft;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.lifecycle.LifecycleFact.StageChanged;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.segment.SegmentFact.SegmentEntered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides journeys: who moves on, who leaves, who comes in. In a quiet step (the past is being told, or a new playbook looks for the
 * first time) nobody moves; leads inside a journey are then looked at in a step of its own, at once.
 */
public final class Travelling {
    private final int first;
    private final int end;
    private final Map<String, List<CompiledJourney>> byId = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onPattern = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onSegment = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onStage = new HashMap<>();

    public Travelling(List<Journey> journeys, Checks checks, PatternBook.Builder patterns, RuleIndex.Builder index) {
        this.first = index.size();
        for (Journey journey : journeys) {
            CompiledJourney compiled = new CompiledJourney(journey, checks, patterns);
            compiled.numbered(index.add(compiled.needs()));
            add(byId, journey.id(), compiled);
            if (journey.status() == Journey.Status.LIVE) {
                listen(compiled);
            }
        }
        this.end = index.size();
    }

    private void listen(CompiledJourney journey) {
        switch (journey.entry().trigger()) {
            case Node.Trigger.OnEvent _ ->
                add(
                        onPattern,
                        String.valueOf(journey.awaitedPattern(journey.entry().id())),
                        journey);
            case Node.Trigger.OnSegment(String segment) -> add(onSegment, segment, journey);
            case Node.Trigger.OnStage(String stage) -> add(onStage, stage, journey);
            case Node.Trigger.OnForm _, Node.Trigger.OnDate _, Node.Trigger.OnJourney _ ->
                throw new UnsupportedOperationException("H3");
            case Node.Trigger.Manual _ -> {}
        }
    }

    private static void add(Map<String, List<CompiledJourney>> map, String key, CompiledJourney journey) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(journey);
    }

    public void decide(Draft draft) {
        int from = draft.readOn();
        int to = draft.count();
        if (draft.isQuiet()) {
            holdStill(draft);
            return;
        }
        Observed seen = observed(draft, from, to);
        for (Enrolment enrolment : draft.state().enrolments().active()) {
            moveOn(draft, enrolment, seen);
        }
        clear(draft);
        if (seen != null) {
            obey(draft, seen);
        }
        for (int i = from; i < to; i++) {
            welcome(draft, draft.fact(i).what());
        }
    }

    private void moveOn(Draft draft, Enrolment enrolment, @Nullable Observed seen) {
        CompiledJourney journey = find(enrolment.journey(), enrolment.version());
        if (journey == null) {
            draft.conclude(Reason.of("journey.gone"), left(enrolment, Outcome.REMOVED));
        } else if (journey.status() != Journey.Status.PAUSED && draft.next(journey.rule(), journey.rule() + 1) >= 0) {
            new Walk(draft, journey).goOn(enrolment, seen);
        }
    }

    private void holdStill(Draft draft) {
        boolean looked = false;
        for (Enrolment enrolment : draft.state().enrolments().active()) {
            CompiledJourney journey = find(enrolment.journey(), enrolment.version());
            looked |= journey == null
                    || (journey.status() != Journey.Status.PAUSED
                            && draft.next(journey.rule(), journey.rule() + 1) >= 0);
        }
        if (looked) {
            draft.dueBy(draft.now());
        }
        clear(draft);
    }

    /** Journeys the lead is not in have nothing to look at. */
    private void clear(Draft draft) {
        int rule = first;
        do {
            rule = draft.next(rule, end);
        } while (rule >= 0);
    }

    /** What people ask for by hand. */
    private void obey(Draft draft, Observed seen) {
        if (!(draft.input() instanceof Input.Happened event) || !seen.type().startsWith("journey.")) {
            return;
        }
        Value named = event.properties().get("journey");
        String id = named == null ? "" : Scalars.text(named);
        Enrolment active = draft.state().enrolments().active(id);
        String actor = event.context().actor();
        Reason reason = Reason.of("journey.person", actor == null ? "" : actor);
        if (event.type().equals("journey.removed") && active != null) {
            draft.conclude(reason, left(active, Outcome.REMOVED));
        } else if (event.type().equals("journey.entered") && active == null) {
            byId.getOrDefault(id, List.of()).stream()
                    .filter(journey -> journey.status() == Journey.Status.LIVE)
                    .findFirst()
                    .ifPresent(journey -> enter(draft, journey, reason));
        }
    }

    private void welcome(Draft draft, Conclusion what) {
        if (what instanceof Observed observed) {
            for (PatternFact.Match match : observed.matches()) {
                for (CompiledJourney journey : onPattern.getOrDefault(match.pattern(), List.of())) {
                    invite(draft, journey, match.newest(observed.occurredAt()), "journey.event", observed.type());
                }
            }
        } else if (what instanceof SegmentEntered(String segment)) {
            for (CompiledJourney journey : onSegment.getOrDefault(segment, List.of())) {
                invite(draft, journey, draft.now(), "journey.segment", segment);
            }
        } else if (what instanceof StageChanged changed) {
            for (CompiledJourney journey : onStage.getOrDefault(changed.to(), List.of())) {
                invite(draft, journey, draft.now(), "journey.stage", changed.to());
            }
        }
    }

    /**
     * Lets the lead in, unless its moment has passed by more than the journey's grace: of a late event, and also of a moment that is
     * lived through late. Nobody is welcomed to what happened last year because it was imported today.
     */
    private static void invite(Draft draft, CompiledJourney journey, Instant moment, String key, String arg) {
        if (moment.plus(journey.entry().grace()).isBefore(draft.input().now())) {
            return;
        }
        Enrolments enrolments = draft.state().enrolments();
        Past past = enrolments.past().get(journey.id());
        boolean free = enrolments.active(journey.id()) == null && mayReturn(journey.entry(), past, draft.now());
        if (free
                && (journey.entry().audience() == null
                        || draft.asks(journey.check(journey.entry().audience())))) {
            enter(draft, journey, Reason.of(key, arg));
        }
    }

    private static boolean mayReturn(Node.Entry entry, @Nullable Past past, Instant now) {
        return past == null
                || switch (entry.reentry()) {
                    case Node.Reentry.Never _ -> false;
                    case Node.Reentry.After after ->
                        !past.lastLeft().plus(after.since()).isAfter(now);
                    case Node.Reentry.Always _ -> true;
                };
    }

    private static void enter(Draft draft, CompiledJourney journey, Reason reason) {
        Past past = draft.state().enrolments().past().get(journey.id());
        int number = past == null ? 1 : past.times() + 1;
        draft.conclude(
                reason,
                new JourneyEntered(
                        journey.id(), journey.version(), number, journey.entry().id()));
        new Walk(draft, journey).start();
    }

    private static JourneyLeft left(Enrolment enrolment, Outcome outcome) {
        return new JourneyLeft(enrolment.journey(), enrolment.version(), enrolment.number(), enrolment.node(), outcome);
    }

    private @Nullable CompiledJourney find(String id, int version) {
        for (CompiledJourney journey : byId.getOrDefault(id, List.of())) {
            if (journey.version() == version) {
                return journey;
            }
        }
        return null;
    }

    private static @Nullable Observed observed(Draft draft, int from, int to) {
        for (int i = from; i < to; i++) {
            if (draft.fact(i).what() instanceof Observed observed) {
                return observed;
            }
        }
        return null;
    }
}
