package io.hatchery.engine.lifecycle;

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

    private record Rule(Stage stage, Check entry, Reason reason) {}

    public Moving(Lifecycle lifecycle, Checks checks, RuleIndex.Builder index) {
        this.first = index.size();
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
    }

    /** The first stage of a new lead, and what people ask for. */
    public void hear(Draft draft, Input.Happened event) {
        if (draft.state().stage().stage() == null && start != null) {
            draft.conclude(Reason.of("stage.first"), new LifecycleFact.StageChanged(null, start, null, null, null));
        }
        switch (event.type()) {
            case "stage.set" -> moveByHand(draft, event);
            case "owner.assigned" -> own(draft, event, text(event, "owner"));
            case "owner.removed" -> own(draft, event, null);
            default -> {}
        }
    }

    /** At most one move. */
    public void decide(Draft draft) {
        String present = draft.state().stage().stage();
        int end = first + rules.size();
        for (int rule = draft.next(first, end); rule >= 0; rule = draft.next(rule + 1, end)) {
            Rule asked = rules.get(rule - first);
            if (present != null
                    && !asked.stage.id().equals(present)
                    && asked.stage.from().contains(present)
                    && draft.watches(asked.entry)) {
                move(draft, asked.reason, asked.stage.id(), null, null);
                return;
            }
        }
    }

    private static void move(Draft draft, Reason reason, String to, @Nullable String by, @Nullable String note) {
        StageState stage = draft.state().stage();
        Instant since = stage.since();
        Duration after = since == null ? null : Duration.between(since, draft.now());
        draft.conclude(reason, new LifecycleFact.StageChanged(stage.stage(), to, by, note, after));
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
            move(draft, reason, to, by, note);
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
        return there.reasonRequired() && (note == null || note.isBlank()) ? Why.REASON_MISSING : null;
    }

    /** A journey moves the lead, as a person would; says whether the lead is there now. */
    public boolean moveByJourney(Draft draft, Reason reason, String to, @Nullable String note) {
        String from = draft.state().stage().stage();
        if (to.equals(from)) {
            return true;
        }
        Why refused = refusal(draft, false, to, note);
        if (refused == null) {
            move(draft, reason, to, null, note);
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
