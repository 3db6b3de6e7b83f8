package io.hatchery.engine.playbook;

import io.hatchery.engine.journey.Exits;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds journeys that come back to themselves through others: by entering one another, or starting when the other is left, with no wait
 * between; and sub-journeys that nest themselves, however long they wait.
 */
final class JourneyCircles {
    private final Map<String, Set<String>> atOnce = new HashMap<>();
    private final Map<String, Set<String>> nested = new HashMap<>();

    JourneyCircles(Playbook playbook) {
        for (Journey journey : playbook.journeys()) {
            if (journey.status() != Journey.Status.RETIRED) {
                read(journey);
            }
        }
    }

    /** Journeys that let leads into one another without a wait between, or sub-journeys that nest themselves. */
    static void check(Playbook playbook, Problems problems) {
        List<Journey> journeys = playbook.journeys();
        JourneyCircles circles = new JourneyCircles(playbook);
        for (int i = 0; i < journeys.size(); i++) {
            Journey journey = journeys.get(i);
            if (journey.status() != Journey.Status.RETIRED && circles.circles(journey)) {
                problems.add(
                        "/journeys/" + i,
                        "journey.round",
                        "\"" + journey.name()
                                + "\" leads back into itself through other journeys without waiting. Put a wait between, or let"
                                + " one of them go.",
                        journey.name());
                return;
            }
        }
    }

    private boolean circles(Journey journey) {
        return reaches(atOnce, journey.id(), journey.id(), new HashSet<>())
                || reaches(nested, journey.id(), journey.id(), new HashSet<>());
    }

    private static boolean reaches(Map<String, Set<String>> to, String from, String target, Set<String> seen) {
        for (String next : to.getOrDefault(from, Set.of())) {
            if (next.equals(target) || (seen.add(next) && reaches(to, next, target, seen))) {
                return true;
            }
        }
        return false;
    }

    private static void add(Map<String, Set<String>> map, String from, String to) {
        // A journey that names itself is found where it does so.
        if (!from.equals(to)) {
            map.computeIfAbsent(from, _ -> new HashSet<>()).add(to);
        }
    }

    private void read(Journey journey) {
        Map<String, Node> nodes = new HashMap<>();
        journey.nodes().forEach(node -> nodes.put(node.id(), node));
        for (Node node : journey.nodes()) {
            if (node instanceof Node.SubJourney sub) {
                add(nested, journey.id(), sub.journey());
            }
            if (node instanceof Node.Entry entry
                    && entry.trigger() instanceof Node.Trigger.OnJourney on
                    && entersAtOnce(nodes, entry)) {
                add(atOnce, on.journey(), journey.id());
            }
        }
        journey.nodes().stream()
                .filter(Node.Entry.class::isInstance)
                .forEach(entry -> reachedAtOnce(nodes, entry).forEach(node -> {
                    if (node instanceof Node.EnterJourney enter) {
                        add(atOnce, journey.id(), enter.journey());
                    } else if (node instanceof Node.SubJourney sub) {
                        add(atOnce, journey.id(), sub.journey());
                    }
                }));
    }

    /** Whether a lead that enters may leave again at the same moment. */
    private static boolean entersAtOnce(Map<String, Node> nodes, Node.Entry entry) {
        return reachedAtOnce(nodes, entry).stream()
                .anyMatch(node -> node instanceof Node.Exit
                        || (!Exits.waits(node)
                                && Exits.of(node).stream()
                                        .anyMatch(exit -> exit.to() == null
                                                && !exit.place().equals("onError"))));
    }

    /** The nodes a lead may come to without waiting, the first waits included. */
    private static Set<Node> reachedAtOnce(Map<String, Node> nodes, Node entry) {
        Set<Node> reached = new HashSet<>();
        Deque<@Nullable Node> open = new ArrayDeque<>();
        open.add(entry);
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (node != null && reached.add(node) && !Exits.waits(node)) {
                for (Exits.Exit exit : Exits.of(node)) {
                    Node next = exit.to() == null ? null : nodes.get(exit.to());
                    if (next != null) {
                        open.add(next);
                    }
                }
            }
        }
        return reached;
    }
}
