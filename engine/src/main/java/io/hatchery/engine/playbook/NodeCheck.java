package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what is set at one node of a journey. */
final class NodeCheck {
    /** Ten years: what is further from a date than that was mistyped. */
    private static final int MOST_DAYS = 3650;

    private final Playbook playbook;
    private final Names names;
    private final ConditionCheck conditions;
    private final Problems problems;
    private final String self;
    private final Set<String> calendars;

    /** @param self the id of the node's journey */
    NodeCheck(Playbook playbook, Names names, ConditionCheck conditions, Problems problems, String self) {
        this.playbook = playbook;
        this.names = names;
        this.conditions = conditions;
        this.problems = problems;
        this.self = self;
        this.calendars = playbook.calendars().stream().map(BusinessCalendar::id).collect(Collectors.toSet());
    }

    void check(String at, Node node) {
        switch (node) {
            case Node.Entry entry -> entry(at, entry);
            case Node.Send send -> send(at, send);
            case Node.Wait wait -> problems.positive(at + "/duration", wait.duration());
            case Node.WaitUntil wait -> until(at + "/until", wait.until());
            case Node.WaitFor wait -> {
                problems.positive(at + "/timeout", wait.timeout());
                switch (wait.awaited()) {
                    case Node.Awaited.ForEvent event -> conditions.pattern(at + "/awaited/pattern", event.pattern());
                    case Node.Awaited.ForCondition condition ->
                        conditions.check(at + "/awaited/condition", condition.condition());
                }
            }
            case Node.Branch branch -> {
                for (int i = 0; i < branch.arms().size(); i++) {
                    conditions.check(
                            at + "/arms/" + i + "/condition",
                            branch.arms().get(i).condition());
                }
            }
            case Node.Split split -> {
                distinct(at + "/shares", split.shares(), Node.Share::name);
                weights(at + "/shares", split.shares(), Node.Share::weight, true);
            }
            case Node.AddTag add -> problems.known(at + "/tag", "tag", add.tag(), names.tags());
            case Node.RemoveTag remove -> problems.known(at + "/tag", "tag", remove.tag(), names.tags());
            case Node.Assign assign -> problems.named(at + "/to", assign.to());
            case Node.CreateTask task -> {
                problems.named(at + "/to", task.to());
                problems.named(at + "/title", task.title());
                notNegative(at + "/dueIn", task.dueIn());
            }
            case Node.SetField set -> setField(at, set);
            case Node.AdjustScore adjust -> conditions.finite(at + "/points", adjust.points());
            case Node.MoveStage move -> moveStage(at, move);
            case Node.Notify notify -> {
                problems.named(at + "/to", notify.to());
                problems.named(at + "/message", notify.message());
            }
            case Node.CallWebhook call -> problems.named(at + "/webhook", call.webhook());
            case Node.OfferSurvey offer -> {
                problems.named(at + "/channel", offer.channel());
                problems.named(at + "/survey", offer.survey());
            }
            case Node.GiveReward give -> problems.named(at + "/reward", give.reward());
            case Node.EnterJourney enter -> otherJourney(at + "/journey", enter.journey());
            case Node.LeaveJourney leave -> {
                if (!leave.journey().equals("*")) {
                    otherJourney(at + "/journey", leave.journey());
                }
            }
            case Node.SubJourney sub -> {
                otherJourney(at + "/journey", sub.journey());
                problems.positive(at + "/timeout", sub.timeout());
            }
            case Node.Goal goal -> conditions.check(at + "/condition", goal.condition());
            case Node.Exit _ -> {}
        }
    }

    private void entry(String at, Node.Entry entry) {
        Condition audience = entry.audience();
        if (audience != null) {
            conditions.check(at + "/audience", audience);
        }
        trigger(at + "/trigger", entry.trigger());
        if (entry.reentry() instanceof Node.Reentry.After after) {
            problems.positive(at + "/reentry/since", after.since());
        }
        notNegative(at + "/grace", entry.grace());
        Integer most = entry.most();
        if (most != null && most < 1) {
            problems.add(at + "/most", "number.range", "Expected at least 1, got " + most + ".");
        }
    }

    private void trigger(String at, Node.Trigger trigger) {
        switch (trigger) {
            case Node.Trigger.OnSegment on ->
                problems.known(at + "/segment", "segment", on.segment(), names.segments());
            case Node.Trigger.OnStage on -> problems.known(at + "/stage", "stage", on.stage(), names.stages());
            case Node.Trigger.OnEvent on -> conditions.pattern(at + "/pattern", on.pattern());
            case Node.Trigger.OnForm on -> problems.named(at + "/form", on.form());
            case Node.Trigger.OnDate on -> date(at, on.field(), on.daysAfter());
            case Node.Trigger.OnJourney on -> otherJourney(at + "/journey", on.journey());
            case Node.Trigger.Manual _ -> {}
        }
    }

    private void send(String at, Node.Send send) {
        problems.named(at + "/channel", send.channel());
        if (send.variants().isEmpty()) {
            problems.named(at + "/content", send.content());
            return;
        }
        distinct(at + "/variants", send.variants(), Node.Variant::name);
        weights(at + "/variants", send.variants(), Node.Variant::weight, false);
        for (int i = 0; i < send.variants().size(); i++) {
            problems.named(
                    at + "/variants/" + i + "/content", send.variants().get(i).content());
        }
    }

    private void until(String at, Node.Until until) {
        switch (until) {
            case Node.Until.At _ -> {}
            case Node.Until.OnDate on -> date(at, on.field(), on.daysAfter());
            case Node.Until.OnWeekday on -> {
                if (new HashSet<>(on.days()).size() < on.days().size()) {
                    problems.add(at + "/days", "value.twice", "Name each day once.");
                }
            }
            case Node.Until.Working(String calendar) ->
                problems.known(at + "/calendar", "calendar", calendar, calendars);
        }
    }

    private void date(String at, String field, int daysAfter) {
        Field known = names.fields().get(field);
        problems.known(at + "/field", "field", field, names.fields().keySet());
        if (known != null && known.type() != Field.Type.DATE) {
            problems.add(
                    at + "/field",
                    "field.date",
                    "Expected a date field, but \"" + field + "\" is of type " + known.type() + ".",
                    field);
        }
        if (Math.abs((long) daysAfter) > MOST_DAYS) {
            problems.add(
                    at + "/daysAfter",
                    "number.range",
                    "Expected at most " + MOST_DAYS + " days before or after, got " + daysAfter + ".");
        }
    }

    private void setField(String at, Node.SetField set) {
        problems.known(at + "/field", "field", set.field(), names.fields().keySet());
        Field field = names.fields().get(set.field());
        if (field != null && Fitting.fit(field, set.value(), playbook.timeZone()) == null) {
            problems.add(
                    at + "/value",
                    "value.type",
                    "Expected a value of type " + field.type() + " for \"" + set.field() + "\".",
                    field.type().name());
        }
    }

    private void moveStage(String at, Node.MoveStage move) {
        problems.known(at + "/stage", "stage", move.stage(), names.stages());
        String note = move.note();
        for (Stage stage : playbook.lifecycle().stages()) {
            if (stage.id().equals(move.stage()) && stage.reasonRequired() && (note == null || note.isBlank())) {
                problems.add(
                        at + "/note",
                        "journey.note.missing",
                        "A move to \"" + stage.name() + "\" needs a reason. Write one.",
                        stage.name());
            }
        }
    }

    private void otherJourney(String at, String id) {
        problems.known(at, "journey", id, names.journeys());
        if (id.equals(self)) {
            problems.add(at, "journey.self", "Expected another journey than this one itself.", id);
        }
    }

    private void notNegative(String at, Duration duration) {
        if (duration.isNegative()) {
            problems.add(
                    at, "duration.range", "Expected no negative duration, got " + duration + ".", duration.toString());
        }
    }

    private <T> void distinct(String at, List<T> all, Function<T, @Nullable String> name) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String one = name.apply(all.get(i));
            if (one == null || one.isBlank()) {
                problems.add(at + "/" + i + "/name", "value.blank", "A value is needed here.");
            } else if (!seen.add(one)) {
                problems.add(at + "/" + i + "/name", "value.twice", "\"" + one + "\" is used twice.", one);
            }
        }
    }

    /** @param none whether a weight may be nothing */
    private <T> void weights(String at, List<T> all, ToDoubleFunction<T> weight, boolean none) {
        double sum = 0;
        boolean wrong = false;
        for (int i = 0; i < all.size(); i++) {
            double one = weight.applyAsDouble(all.get(i));
            sum += one;
            if (!(one >= 0 && one <= 1e9) || (one == 0 && !none)) {
                wrong = true;
                problems.add(
                        at + "/" + i + "/weight",
                        "weight.range",
                        "Expected a share of more than nothing, got " + one + ".");
            }
        }
        if (!wrong && !(sum > 0)) {
            problems.add(at, "weight.sum", "Expected shares that add up to more than nothing.");
        }
    }
}
