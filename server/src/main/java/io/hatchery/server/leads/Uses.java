package io.hatchery.server.leads;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.journey.Node.Awaited;
import io.hatchery.engine.journey.Node.Trigger;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what of a playbook rests on a segment or a tag. */
final class Uses {
    private final Playbook playbook;
    private final Predicate<Condition> asks;
    private final Predicate<Node> names;

    /**
     * @param asks whether a condition without parts is about it
     * @param names whether a node of a journey names it outside conditions
     */
    private Uses(Playbook playbook, Predicate<Condition> asks, Predicate<Node> names) {
        this.playbook = playbook;
        this.asks = asks;
        this.names = names;
    }

    /** Something of the playbook that rests on it. */
    record Use(Kind kind, String id, String name) {}

    /** What can rest on something. */
    enum Kind {
        JOURNEY,
        SEGMENT,
        TAG,
        SCORE_RULE,
        STAGE
    }

    static List<Use> ofSegment(String segment, Playbook playbook) {
        return new Uses(
                        playbook,
                        condition -> condition instanceof Condition.InSegment(String in) && in.equals(segment),
                        node -> node instanceof Node.Entry entry
                                && entry.trigger() instanceof Trigger.OnSegment(String on)
                                && on.equals(segment))
                .all(use -> use.kind() != Kind.SEGMENT || !use.id().equals(segment));
    }

    /** Journeys that give or take the tag rest on it too. */
    static List<Use> ofTag(String tag, Playbook playbook) {
        return new Uses(
                        playbook,
                        condition -> switch (condition) {
                            case Condition.HasTag(String has) -> has.equals(tag);
                            case Condition.HadTag(String had) -> had.equals(tag);
                            default -> false;
                        },
                        node -> switch (node) {
                            case Node.AddTag add -> add.tag().equals(tag);
                            case Node.RemoveTag remove -> remove.tag().equals(tag);
                            default -> false;
                        })
                .all(use -> use.kind() != Kind.TAG || !use.id().equals(tag));
    }

    private List<Use> all(Predicate<Use> others) {
        List<Use> uses = new ArrayList<>();
        playbook.journeys().stream()
                .filter(j -> j.status() != Journey.Status.RETIRED && rests(j))
                .forEach(j -> uses.add(new Use(Kind.JOURNEY, j.id(), j.name())));
        playbook.segments().stream()
                .filter(s -> rests(s.condition()))
                .forEach(s -> uses.add(new Use(Kind.SEGMENT, s.id(), s.name())));
        playbook.tags().stream()
                .filter(t -> rests(t.rule()))
                .forEach(t -> uses.add(new Use(Kind.TAG, t.id(), t.name())));
        playbook.scoring().rules().stream()
                .filter(r -> r.trigger() instanceof ScoreRule.Trigger.While(Condition c) && rests(c))
                .forEach(r -> uses.add(new Use(Kind.SCORE_RULE, r.id(), r.name())));
        playbook.lifecycle().stages().stream()
                .filter(s -> rests(s.entry()))
                .forEach(s -> uses.add(new Use(Kind.STAGE, s.id(), s.name())));
        return uses.stream().filter(others).toList();
    }

    private boolean rests(Journey journey) {
        return rests(journey.exitWhen()) || journey.nodes().stream().anyMatch(node -> names.test(node) || rests(node));
    }

    private boolean rests(Node node) {
        return switch (node) {
            case Node.Entry entry -> rests(entry.audience());
            case Node.WaitFor wait -> wait.awaited() instanceof Awaited.ForCondition(Condition c) && rests(c);
            case Node.Branch branch -> branch.arms().stream().anyMatch(arm -> rests(arm.condition()));
            case Node.Goal goal -> rests(goal.condition());
            default -> false;
        };
    }

    private boolean rests(@Nullable Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> of.stream().anyMatch(this::rests);
            case Condition.Any(List<Condition> of) -> of.stream().anyMatch(this::rests);
            case Condition.Not(Condition of) -> rests(of);
            case null -> false;
            default -> asks.test(condition);
        };
    }
}
