package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one version of a journey: one entry, exits that lead somewhere, no circle without a wait. */
final class JourneyCheck {
    private final Names names;
    private final ConditionCheck conditions;
    private final Problems problems;
    private final String place;
    private final Journey journey;
    private final Map<String, Node> nodes = new HashMap<>();

    JourneyCheck(Names names, ConditionCheck conditions, Problems problems, String place, Journey journey) {
        this.names = names;
        this.conditions = conditions;
        this.problems = problems;
        this.place = place;
        this.journey = journey;
    }

    /** A way out of a node, with its place. */
    private record Out(String place, @Nullable String to) {}

    void check() {
        problems.unique(place + "/nodes", journey.nodes(), Node::id);
        journey.nodes().forEach(node -> nodes.put(node.id(), node));
        long entries =
                journey.nodes().stream().filter(Node.Entry.class::isInstance).count();
        if (entries != 1) {
            problems.add(
                    place + "/nodes",
                    "journey.entry",
                    "Expected exactly one entry, got " + entries + ".",
                    Long.toString(entries));
        }
        condition(place + "/exitWhen", journey.exitWhen());
        for (int i = 0; i < journey.nodes().size(); i++) {
            String at = place + "/nodes/" + i;
            node(at, journey.nodes().get(i));
            outs(at, journey.nodes().get(i)).forEach(this::leadsSomewhere);
        }
        circle();
    }

    private void condition(String at, @Nullable Condition condition) {
        if (condition != null) {
            conditions.check(at, condition);
        }
    }

    private void node(String at, Node node) {
        switch (node) {
            case Node.Entry entry -> entry(at, entry);
            case Node.Send send -> {
                problems.named(at + "/channel", send.channel());
                problems.named(at + "/content", send.content());
            }
            case Node.Wait wait -> problems.positive(at + "/duration", wait.duration());
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
            case Node.AddTag add -> problems.known(at + "/tag", "tag", add.tag(), names.tags());
            case Node.RemoveTag remove -> problems.known(at + "/tag", "tag", remove.tag(), names.tags());
            case Node.Assign assign -> problems.named(at + "/to", assign.to());
            case Node.CreateTask task -> {
                problems.named(at + "/to", task.to());
                problems.named(at + "/title", task.title());
            }
            case Node.Goal goal -> conditions.check(at + "/condition", goal.condition());
            case Node.WaitUntil _,
                    Node.Split _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.OfferSurvey _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.SubJourney _ -> throw new UnsupportedOperationException("H3");
            case Node.Exit _ -> {}
        }
    }

    private void entry(String at, Node.Entry entry) {
        condition(at + "/audience", entry.audience());
        switch (entry.trigger()) {
            case Node.Trigger.OnSegment on ->
                problems.known(at + "/trigger/segment", "segment", on.segment(), names.segments());
            case Node.Trigger.OnStage on -> problems.known(at + "/trigger/stage", "stage", on.stage(), names.stages());
            case Node.Trigger.OnEvent on -> conditions.pattern(at + "/trigger/pattern", on.pattern());
            case Node.Trigger.OnForm _, Node.Trigger.OnDate _, Node.Trigger.OnJourney _ ->
                throw new UnsupportedOperationException("H3");
            case Node.Trigger.Manual _ -> {}
        }
        if (entry.reentry() instanceof Node.Reentry.After after) {
            problems.positive(at + "/reentry/since", after.since());
        }
        if (entry.grace().isNegative()) {
            problems.add(at + "/grace", "duration.range", "Expected no negative duration, got " + entry.grace() + ".");
        }
    }

    private void leadsSomewhere(Out out) {
        String to = out.to;
        if (to == null) {
            return;
        }
        switch (nodes.get(to)) {
            case null ->
                problems.add(
                        out.place,
                        "journey.node.unknown",
                        "There is no node \"" + to + "\" in this journey. Lead it to one that is there.",
                        to);
            case Node.Goal _, Node.Entry _ ->
                problems.add(out.place, "journey.node.closed", "Nothing may lead to the entry or to a goal.", to);
            case Node _ -> {}
        }
    }

    private static List<Out> outs(String at, Node node) {
        return switch (node) {
            case Node.Entry entry -> List.of(new Out(at + "/next", entry.next()));
            case Node.Send send -> List.of(new Out(at + "/next", send.next()));
            case Node.Wait wait -> List.of(new Out(at + "/next", wait.next()));
            case Node.WaitFor wait ->
                List.of(new Out(at + "/then", wait.then()), new Out(at + "/otherwise", wait.otherwise()));
            case Node.Branch branch -> {
                List<Out> outs = new ArrayList<>();
                for (int i = 0; i < branch.arms().size(); i++) {
                    outs.add(new Out(
                            at + "/arms/" + i + "/next", branch.arms().get(i).next()));
                }
                outs.add(new Out(at + "/otherwise", branch.otherwise()));
                yield outs;
            }
            case Node.AddTag add -> List.of(new Out(at + "/next", add.next()));
            case Node.RemoveTag remove -> List.of(new Out(at + "/next", remove.next()));
            case Node.Assign assign -> List.of(new Out(at + "/next", assign.next()));
            case Node.CreateTask task -> List.of(new Out(at + "/next", task.next()));
            case Node.WaitUntil _,
                    Node.Split _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.OfferSurvey _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.SubJourney _ -> throw new UnsupportedOperationException("H3");
            case Node.Goal _, Node.Exit _ -> List.of();
        };
    }

    /** A circle without a wait would go round for ever. */
    private void circle() {
        Set<String> safe = new HashSet<>();
        for (int i = 0; i < journey.nodes().size(); i++) {
            Node node = journey.nodes().get(i);
            if (circles(node, new HashSet<>(), safe)) {
                problems.add(
                        place + "/nodes/" + i,
                        "journey.circle",
                        "From \"" + node.id()
                                + "\" the journey goes round without waiting. Put a wait into the circle.",
                        node.id());
                return;
            }
        }
    }

    private boolean circles(@Nullable Node node, Set<String> path, Set<String> safe) {
        if (node == null || node instanceof Node.Wait || node instanceof Node.WaitFor || safe.contains(node.id())) {
            return false;
        }
        if (!path.add(node.id())) {
            return true;
        }
        for (Out out : outs("", node)) {
            if (out.to != null && circles(nodes.get(out.to), path, safe)) {
                return true;
            }
        }
        path.remove(node.id());
        safe.add(node.id());
        return false;
    }
}
