package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.contact.LeadZone;
import io.hatchery.engine.journey.JourneyFact.JourneyLeft;
import io.hatchery.engine.lifecycle.LifecycleFact.StageChanged;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.segment.SegmentFact.SegmentEntered;
import io.hatchery.engine.trait.TraitFact.TraitChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets leads into journeys by what brings them in: what they did, where they came, or that a date of theirs has come. */
final class Welcoming {
    private static final String ANY = "*";

    private final Travelling travelling;
    private final Waits waits;
    private final Map<String, List<CompiledJourney>> onPattern = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onSegment = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onStage = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onForm = new HashMap<>();
    private final Map<String, List<CompiledJourney>> onJourney = new HashMap<>();
    private final List<Dated> onDate = new ArrayList<>();

    /** @param rule its number: it is looked at when time passes, or when the date or the lead's time zone changes */
    record Dated(CompiledJourney journey, Node.Trigger.OnDate trigger, int rule) {}

    Welcoming(Travelling travelling, Waits waits) {
        this.travelling = travelling;
        this.waits = waits;
    }

    void listen(CompiledJourney journey, RuleIndex.Builder index) {
        switch (journey.entry().trigger()) {
            case Node.Trigger.OnEvent _ ->
                add(
                        onPattern,
                        String.valueOf(journey.awaitedPattern(journey.entry().id())),
                        journey);
            case Node.Trigger.OnSegment(String segment) -> add(onSegment, segment, journey);
            case Node.Trigger.OnStage(String stage) -> add(onStage, stage, journey);
            case Node.Trigger.OnForm(String form) -> add(onForm, form, journey);
            case Node.Trigger.OnJourney on -> add(onJourney, on.journey(), journey);
            case Node.Trigger.OnDate on -> {
                Needs needs = new Needs();
                needs.add(Topic.Whole.TIME);
                needs.add(new Topic.OfField(on.field()));
                needs.add(new Topic.OfField(LeadZone.FIELD));
                onDate.add(new Dated(journey, on, index.add(needs)));
            }
            case Node.Trigger.Manual _ -> {}
        }
    }

    private static void add(Map<String, List<CompiledJourney>> map, String key, CompiledJourney journey) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(journey);
    }

    /** Lets in whom the facts of a step bring. */
    void welcome(Draft draft, int from, int to) {
        for (int i = from; i < to; i++) {
            welcome(draft, draft.fact(i).what());
        }
    }

    private void welcome(Draft draft, Conclusion what) {
        if (what instanceof Observed observed) {
            observed(draft, observed);
        } else if (what instanceof SegmentEntered(String segment)) {
            invite(draft, onSegment.get(segment), draft.now(), "journey.segment", segment);
        } else if (what instanceof StageChanged changed) {
            invite(draft, onStage.get(changed.to()), draft.now(), "journey.stage", changed.to());
        } else if (what instanceof JourneyLeft left) {
            left(draft, left);
        } else if (what instanceof TraitChanged changed && !onDate.isEmpty()) {
            told(draft, changed);
        }
    }

    private void observed(Draft draft, Observed observed) {
        Instant moment = observed.occurredAt();
        for (PatternFact.Match match : observed.matches()) {
            invite(draft, onPattern.get(match.pattern()), match.newest(moment), "journey.event", observed.type());
        }
        if (!onForm.isEmpty()
                && observed.type().equals("form.submitted")
                && draft.input() instanceof Input.Happened event) {
            Value named = event.properties().get("form");
            String form = named == null ? "" : Scalars.text(named);
            invite(draft, onForm.get(form), moment, "journey.form", form);
            if (!form.equals(ANY)) {
                invite(draft, onForm.get(ANY), moment, "journey.form", form);
            }
        }
    }

    private void left(Draft draft, JourneyLeft left) {
        for (CompiledJourney journey : onJourney.getOrDefault(left.journey(), List.of())) {
            if (journey.entry().trigger() instanceof Node.Trigger.OnJourney on
                    && (on.outcome() == null || on.outcome() == left.outcome())
                    && !Travelling.leftJustNow(draft, journey.id())) {
                invite(draft, journey, draft.now(), "journey.after", left.journey());
            }
        }
    }

    /** A date that is told when its moment has just passed still brings the lead in, within the grace. */
    private void told(Draft draft, TraitChanged changed) {
        for (Dated dated : onDate) {
            if (dated.trigger.field().equals(changed.field())) {
                Instant moment = waits.lastOf(dated.trigger, changed.value(), draft.state(), draft.now());
                Value was = changed.was();
                Instant before = was == null ? null : waits.lastOf(dated.trigger, was, draft.state(), draft.now());
                if (moment != null && moment.isBefore(draft.now()) && !moment.equals(before)) {
                    invite(draft, dated.journey, moment, "journey.date", changed.field());
                }
            }
        }
    }

    /** The journeys of which a date may have come. */
    List<Dated> datesToBeLookedAt(Draft draft) {
        if (onDate.isEmpty()) {
            return List.of();
        }
        List<Dated> looked = new ArrayList<>();
        for (Dated dated : onDate) {
            if (draft.next(dated.rule, dated.rule + 1) >= 0) {
                looked.add(dated);
            }
        }
        return looked;
    }

    /** Lets in whose date has come now, and says when the next will. A lead is always looked at exactly then. */
    void dates(Draft draft, List<Dated> looked) {
        for (Dated dated : looked) {
            Instant last = waits.lastOf(dated.trigger, draft.state(), draft.now());
            draft.dueBy(waits.nextOf(dated.trigger, draft.state(), draft.now()));
            if (last != null && last.equals(draft.now())) {
                invite(draft, dated.journey, last, "journey.date", dated.trigger.field());
            }
        }
    }

    /** In a quiet step nobody comes in; a moment that has come meanwhile is looked at again, in a step of its own. */
    void holdDates(Draft draft) {
        for (Dated dated : datesToBeLookedAt(draft)) {
            Instant last = waits.lastOf(dated.trigger, draft.state(), draft.now());
            Instant due = draft.due();
            boolean missed = last != null && due != null && !last.isBefore(due);
            draft.dueBy(missed ? last : waits.nextOf(dated.trigger, draft.state(), draft.now()));
        }
    }

    private void invite(Draft draft, @Nullable List<CompiledJourney> journeys, Instant moment, String key, String arg) {
        if (journeys != null) {
            for (CompiledJourney journey : journeys) {
                invite(draft, journey, moment, key, arg);
            }
        }
    }

    /**
     * Lets the lead in, unless its moment has passed by more than the journey's grace: of a late event, and also of a moment that is
     * lived through late. Nobody is welcomed to what happened last year because it was imported today.
     */
    private void invite(Draft draft, CompiledJourney journey, Instant moment, String key, String arg) {
        boolean inTime =
                !moment.plus(journey.entry().grace()).isBefore(draft.input().now());
        if (inTime && Travelling.isFree(draft, journey)) {
            travelling.enter(draft, journey, Reason.of(key, arg));
        }
    }
}
