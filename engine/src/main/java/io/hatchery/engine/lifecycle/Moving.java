package io.hatchery.engine.lifecycle;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.LifecycleFact.Why;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.RuleIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides moves between stages: by themselves in the order of the playbook, one a round; by people where the stage allows it. */
public final class Moving {
    private final int first;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private final @Nullable String start;
    private final Clocks clocks;
    private final int time;

    private record Rule(Stage stage, Check entry, Reason reason) {}

    public Moving(Lifecycle lifecycle, List<BusinessCalendar> calendars, Checks checks, RuleIndex.Builder index) {
        this.first = index.size();
        this.clocks = new Clocks(calendars);
        this.start = lifecycle.stages().isEmpty()
                ? null
                : lifecycle.stages().getFirst().id();
        for (Stage stage : lifecycle.stages()) {
            stages.put(stage.id(), stage);
            if (stage.entry() != null) {
                Needs needs = new Needs();
                Check entry = checks.of(stage.entry(), needs);
                needs.add(Needs.Topic.Whole.STAGE);
                index.add(needs);
                rules.add(new Rule(stage, entry, Reason.of("stage.rule", stage.name())));
            }
        }
        Needs needs = new Needs();
        needs.add(Needs.Topic.Whole.STAGE);
        needs.add(Needs.Topic.Whole.TIME);
        this.time = index.add(needs);
    }

    /** The first stage of a new lead, and what people ask for. */
    public void hear(Draft draft, Input.Happened event) {
        if (draft.state().stage().stage() == null && start != null) {
            move(draft, Reason.of("stage.first"), start, null, null, false);
        }
        switch (event.type()) {
            case "stage.set" -> moveByHand(draft, event);
            case "owner.assigned" -> own(draft, event, text(event, "owner"));
            case "owner.removed" -> own(draft, event, null);
            default -> {}
        }
    }

    /** At most one move by a rule; none while the lead is held. */
    public void decide(Draft draft) {
        int end = first + rules.size();
        if (draft.next(time, time + 1) == time) {
            passTime(draft, end);
        }
        if (isHeld(draft)) {
            draft.drop(first, end);
            draft.dueBy(draft.state().stage().heldUntil());
            return;
        }
        String present = draft.state().stage().stage();
        for (int rule = draft.next(first, end); rule >= 0; rule = draft.next(rule + 1, end)) {
            Rule asked = rules.get(rule - first);
            if (present != null
                    && !asked.stage.id().equals(present)
                    && asked.stage.from().contains(present)
                    && draft.watches(asked.entry)) {
                move(draft, asked.reason, asked.stage.id(), null, null, false);
                return;
            }
        }
    }

    private void passTime(Draft draft, int end) {
        String present = draft.state().stage().stage();
        clocks.look(draft, present == null ? null : stages.get(present), this::moveByClock);
        if (draft.state().stage().heldUntil() != null && !isHeld(draft)) {
            for (int rule = first; rule < end; rule++) {
                draft.look(rule);
            }
        }
    }

    private static boolean isHeld(Draft draft) {
        Instant until = draft.state().stage().heldUntil();
        return until != null && draft.now().isBefore(until);
    }

    /** @param waits whether the stage's waiting time holds the lead: it came by hand or by its clock */
    private void move(
            Draft draft, Reason reason, String to, @Nullable String by, @Nullable String note, boolean waits) {
        StageState before = draft.state().stage();
        Stage there = stages.get(to);
        Instant since = before.since();
        Duration after = since == null ? null : Duration.between(since, draft.now());
        Duration waiting = waits && there != null ? there.waiting() : null;
        Instant heldUntil = waiting == null ? null : draft.now().plus(waiting);
        draft.conclude(reason, new LifecycleFact.StageChanged(before.stage(), to, by, note, after, heldUntil));
        if (there != null) {
            clocks.start(draft, there);
            String conversion = there.conversion();
            if (conversion != null && !before.visits().containsKey(to) && !draft.isQuiet()) {
                upload(draft, there, conversion);
            }
        }
    }

    private static void upload(Draft draft, Stage stage, String conversion) {
        long lead = draft.state().lead();
        String id = "conversion:" + lead + ":" + stage.id();
        String origin = "stage:" + stage.id();
        Effect effect = new Effect.UploadConversion(id, lead, conversion, draft.now(), origin);
        draft.conclude(Reason.of("effect.conversion", stage.name()), new Conclusion.EffectRequested(effect));
    }

    private void moveByClock(Draft draft, Stage from, Lifecycle.SlaAction.MoveTo asked) {
        if (!from.id().equals(draft.state().stage().stage())) {
            return;
        }
        Reason reason = Reason.of("stage.clock", from.name());
        Stage there = stages.get(asked.stage());
        Why refused =
                there == null ? Why.UNKNOWN_STAGE : there.from().contains(from.id()) ? null : Why.NOT_ALLOWED_FROM_HERE;
        if (refused == null) {
            move(draft, reason, asked.stage(), null, asked.reason(), true);
        } else {
            draft.conclude(reason, new LifecycleFact.MoveRefused(from.id(), asked.stage(), null, refused));
        }
    }

    private void moveByHand(Draft draft, Input.Happened event) {
        String to = text(event, "stage");
        String from = draft.state().stage().stage();
        String by = event.context().actor();
        String note = text(event, "note");
        if (to == null || to.equals(from)) {
            return;
        }
        Why refused = refusal(draft, event.historic(), to, note);
        Reason reason = Reason.of("stage.person", by == null ? "" : by);
        if (refused == null) {
            move(draft, reason, to, by, note, !event.historic());
        } else {
            draft.conclude(reason, new LifecycleFact.MoveRefused(from, to, by, refused));
        }
    }

    /** Why a move is not allowed, null when it is. What is told of the past happened, allowed or not. */
    private @Nullable Why refusal(Draft draft, boolean historic, String to, @Nullable String note) {
        String from = draft.state().stage().stage();
        Stage here = from == null ? null : stages.get(from);
        Stage there = stages.get(to);
        if (there == null) {
            return Why.UNKNOWN_STAGE;
        }
        if (historic) {
            return null;
        }
        if (here != null && !there.from().contains(here.id())) {
            return Why.NOT_ALLOWED_FROM_HERE;
        }
        if (here != null
                && here.requiredFields().stream()
                        .anyMatch(
                                field -> Scalars.missing(draft.state().traits().value(field)))) {
            return Why.FIELD_MISSING;
        }
        if (note == null || note.isBlank()) {
            return there.reasonRequired() ? Why.REASON_MISSING : null;
        }
        return there.reasons().isEmpty() || there.reasons().contains(note.strip()) ? null : Why.REASON_UNKNOWN;
    }

    /** A journey moves the lead, as a person would; says whether the lead is there now. */
    public boolean moveByJourney(Draft draft, Reason reason, String to, @Nullable String note) {
        String from = draft.state().stage().stage();
        if (to.equals(from)) {
            return true;
        }
        Why refused = refusal(draft, false, to, note);
        if (refused == null) {
            move(draft, reason, to, null, note, false);
        } else {
            draft.conclude(reason, new LifecycleFact.MoveRefused(from, to, null, refused));
        }
        return refused == null;
    }

    private static void own(Draft draft, Input.Happened event, @Nullable String owner) {
        String before = draft.state().stage().owner();
        boolean removal = event.type().equals("owner.removed");
        if ((owner == null && !removal) || Objects.equals(before, owner)) {
            return;
        }
        String by = event.context().actor();
        draft.conclude(Reason.of("owner.person", by == null ? "" : by), new LifecycleFact.OwnerChanged(before, owner));
    }

    private static @Nullable String text(Input.Happened event, String property) {
        Value value = event.properties().get(property);
        return value == null || Scalars.missing(value) ? null : Scalars.text(value);
    }
}
