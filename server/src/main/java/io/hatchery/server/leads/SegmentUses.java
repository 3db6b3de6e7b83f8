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
import org.jspecify.annotations.Nullable;

/** Finds what rests on a segment. */
final class SegmentUses {
    private SegmentUses() {}

    /** Something of the playbook that asks for a segment. */
    record Use(Kind kind, String id, String name) {}

    /** What can ask for a segment. */
    enum Kind {
        JOURNEY,
        SEGMENT,
        TAG,
        SCORE_RULE,
        STAGE
    }

    static List<Use> of(String segment, Playbook playbook) {
        List<Use> uses = new ArrayList<>();
        playbook.journeys().stream()
                .filter(j -> j.status() != Journey.Status.RETIRED && asks(j, segment))
                .forEach(j -> uses.add(new Use(Kind.JOURNEY, j.id(), j.name())));
        playbook.segments().stream()
                .filter(s -> !s.id().equals(segment) && asks(s.condition(), segment))
                .forEach(s -> uses.add(new Use(Kind.SEGMENT, s.id(), s.name())));
        playbook.tags().stream()
                .filter(t -> asks(t.rule(), segment))
                .forEach(t -> uses.add(new Use(Kind.TAG, t.id(), t.name())));
        playbook.scoring().rules().stream()
                .filter(r -> r.trigger() instanceof ScoreRule.Trigger.While(Condition c) && asks(c, segment))
                .forEach(r -> uses.add(new Use(Kind.SCORE_RULE, r.id(), r.name())));
        playbook.lifecycle().stages().stream()
                .filter(s -> asks(s.entry(), segment))
                .forEach(s -> uses.add(new Use(Kind.STAGE, s.id(), s.name())));
        return uses;
    }

    private static boolean asks(Journey journey, String segment) {
        return asks(journey.exitWhen(), segment) || journey.nodes().stream().anyMatch(node -> asks(node, segment));
    }

    private static boolean asks(Node node, String segment) {
        return switch (node) {
            case Node.Entry entry ->
                asks(entry.audience(), segment)
                        || (entry.trigger() instanceof Trigger.OnSegment(String on) && on.equals(segment));
            case Node.WaitFor wait -> wait.awaited() instanceof Awaited.ForCondition(Condition c) && asks(c, segment);
            case Node.Branch branch -> branch.arms().stream().anyMatch(arm -> asks(arm.condition(), segment));
            case Node.Goal goal -> asks(goal.condition(), segment);
            case null, default -> false;
        };
    }

    private static boolean asks(@Nullable Condition condition, String segment) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> of.stream().anyMatch(c -> asks(c, segment));
            case Condition.Any(List<Condition> of) -> of.stream().anyMatch(c -> asks(c, segment));
            case Condition.Not(Condition of) -> asks(of, segment);
            case Condition.InSegment(String in) -> in.equals(segment);
            case null, default -> false;
        };
    }
}
