package io.hatchery.engine.journey;

import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One version of a journey, ready to run: nodes by id, conditions made checks, awaited patterns made keys. */
final class CompiledJourney {
    private final Journey journey;
    private final Needs needs = new Needs();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Condition, Check> checks = new HashMap<>();
    private final Map<String, String> awaitedPatterns = new HashMap<>();
    private final List<Node.Goal> goals = new ArrayList<>();
    private final Node.Entry entry;
    private int rule;

    CompiledJourney(Journey journey, Checks compiler, PatternBook.Builder patterns) {
        this.journey = journey;
        needs.add(Topic.Whole.TIME);
        if (journey.exitWhen() != null) {
            checks.put(journey.exitWhen(), compiler.of(journey.exitWhen(), needs));
        }
        for (Node node : journey.nodes()) {
            nodes.put(node.id(), node);
            compile(node, compiler, patterns);
        }
        this.entry = journey.nodes().stream()
                .filter(Node.Entry.class::isInstance)
                .map(Node.Entry.class::cast)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("journey " + journey.id() + " has no entry"));
    }

    private void compile(Node node, Checks compiler, PatternBook.Builder patterns) {
        switch (node) {
            case Node.Entry in -> {
                switch (in.trigger()) {
                    case Node.Trigger.OnEvent(var pattern) -> awaitedPatterns.put(in.id(), patterns.watch(pattern, 0));
                    // Such a change in the middle of a step must be looked at in its next round.
                    case Node.Trigger.OnStage _ -> needs.add(Topic.Whole.STAGE);
                    case Node.Trigger.OnJourney _ -> needs.add(Topic.Whole.JOURNEYS);
                    case Node.Trigger.OnSegment _,
                            Node.Trigger.OnForm _,
                            Node.Trigger.OnDate _,
                            Node.Trigger.Manual _ -> {}
                }
                if (in.audience() != null) {
                    checks.put(in.audience(), compiler.of(in.audience(), new Needs()));
                }
            }
            case Node.WaitFor wait -> {
                switch (wait.awaited()) {
                    case Node.Awaited.ForEvent(var pattern) -> {
                        String key = patterns.watch(pattern, 0);
                        awaitedPatterns.put(wait.id(), key);
                        needs.add(new Topic.OfPattern(key));
                    }
                    case Node.Awaited.ForCondition(var condition) ->
                        checks.put(condition, compiler.of(condition, needs));
                }
            }
            case Node.Branch branch ->
                branch.arms().forEach(arm -> checks.put(arm.condition(), compiler.of(arm.condition(), new Needs())));
            case Node.Goal goal -> {
                goals.add(goal);
                checks.put(goal.condition(), compiler.of(goal.condition(), needs));
            }
            case Node.SubJourney _ -> needs.add(Topic.Whole.JOURNEYS);
            case Node.Send _, Node.OfferSurvey _ -> needs.add(Topic.Whole.MESSAGES);
            case Node.Wait _,
                    Node.WaitUntil _,
                    Node.Split _,
                    Node.AddTag _,
                    Node.RemoveTag _,
                    Node.SetField _,
                    Node.AdjustScore _,
                    Node.MoveStage _,
                    Node.Notify _,
                    Node.CallWebhook _,
                    Node.GiveReward _,
                    Node.EnterJourney _,
                    Node.LeaveJourney _,
                    Node.Assign _,
                    Node.CreateTask _,
                    Node.Exit _ -> {}
        }
    }

    void numbered(int number) {
        rule = number;
    }

    int rule() {
        return rule;
    }

    Needs needs() {
        return needs;
    }

    String id() {
        return journey.id();
    }

    int version() {
        return journey.version();
    }

    String name() {
        return journey.name();
    }

    Journey.Status status() {
        return journey.status();
    }

    int priority() {
        return journey.priority() == null ? 0 : journey.priority();
    }

    Journey.@Nullable Landing landing(String node) {
        return journey.landings().get(node);
    }

    Node.Entry entry() {
        return entry;
    }

    List<Node.Goal> goals() {
        return goals;
    }

    @Nullable Check exitWhen() {
        return journey.exitWhen() == null ? null : check(journey.exitWhen());
    }

    @Nullable Node node(String id) {
        return nodes.get(id);
    }

    Check check(Condition condition) {
        Check check = checks.get(condition);
        if (check == null) {
            throw new NoSuchElementException("a condition of journey " + journey.id() + " was not compiled");
        }
        return check;
    }

    /** The key of the pattern that a node waits for, null when it waits for none. */
    @Nullable String awaitedPattern(String node) {
        return awaitedPatterns.get(node);
    }
}
