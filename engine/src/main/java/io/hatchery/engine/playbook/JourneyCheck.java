package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Exits;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the course of one version of a journey: one entry, exits and landings that lead somewhere, no circle without a wait. A node
 * nothing leads to is no problem: operators park nodes, and leads of an older version may land there.
 */
final class JourneyCheck {
    private final NodeCheck values;
    private final ConditionCheck conditions;
    private final Problems problems;
    private final String place;
    private final Journey journey;
    private final Map<String, Node> nodes = new HashMap<>();

    JourneyCheck(Playbook playbook, Names names, ConditionCheck conditions, Problems problems, int number) {
        this.conditions = conditions;
        this.problems = problems;
        this.place = "/journeys/" + number;
        this.journey = playbook.journeys().get(number);
        this.values = new NodeCheck(playbook, names, conditions, problems, journey.id());
    }

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
        Condition exitWhen = journey.exitWhen();
        if (exitWhen != null) {
            conditions.check(place + "/exitWhen", exitWhen);
        }
        for (int i = 0; i < journey.nodes().size(); i++) {
            String at = place + "/nodes/" + i;
            Node node = journey.nodes().get(i);
            values.check(at, node);
            for (Exits.Exit exit : Exits.of(node)) {
                leadsSomewhere(at + "/" + exit.place(), exit.to());
            }
        }
        journey.landings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(landing -> {
                    if (landing.getValue() instanceof Journey.Landing.MoveTo(String to)) {
                        leadsSomewhere(place + "/landings/" + landing.getKey() + "/node", to);
                    }
                });
        circle();
    }

    private void leadsSomewhere(String at, @Nullable String to) {
        if (to == null) {
            return;
        }
        switch (nodes.get(to)) {
            case null ->
                problems.add(
                        at,
                        "journey.node.unknown",
                        "There is no node \"" + to + "\" in this journey. Lead it to one that is there.",
                        to);
            case Node.Goal _, Node.Entry _ ->
                problems.add(at, "journey.node.closed", "Nothing may lead to the entry or to a goal.", to);
            case Node _ -> {}
        }
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
        if (node == null || Exits.waits(node) || safe.contains(node.id())) {
            return false;
        }
        if (!path.add(node.id())) {
            return true;
        }
        List<Exits.Exit> exits = Exits.of(node);
        for (Exits.Exit exit : exits) {
            if (exit.to() != null && circles(nodes.get(exit.to()), path, safe)) {
                return true;
            }
        }
        path.remove(node.id());
        safe.add(node.id());
        return false;
    }
}
