package io.hatchery.server.leads;

import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.server.leads.StandingRows.Inside;
import io.hatchery.server.leads.StandingRows.Tally;
import io.hatchery.server.leads.StandingRows.Volume;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many leads stand where: at journey nodes, in grades, in stages. */
@RestController
class StandingController {
    private static final Duration RECENT = Duration.ofDays(30);

    private final StandingRows rows;
    private final Playbooks playbooks;
    private final Clock clock;

    StandingController(StandingRows rows, Playbooks playbooks, Clock clock) {
        this.rows = rows;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** @param exits how often each way out was taken; ends of the journey here begin with {@code $} */
    record NodeCount(String journey, int version, String node, long inside, long passed, Map<String, Long> exits) {}

    record JourneyCount(
            String journey, long inside, long entered, long completed, long goal, long exited, long removed) {}

    record JourneyCounts(List<JourneyCount> journeys, List<NodeCount> nodes) {}

    record Matrix(Map<String, Long> grades, long total) {}

    record StageVolume(String stage, String name, long known, long anonymous, long firstReachedLast30Days) {}

    record Volumes(List<StageVolume> stages) {}

    @GetMapping("/api/journeys/counts")
    JourneyCounts journeys() {
        List<Tally> tallies = rows.tallies();
        List<Inside> inside = rows.inside();
        return new JourneyCounts(journeys(tallies, inside), nodes(tallies, inside));
    }

    @GetMapping("/api/scoring/matrix")
    Matrix matrix() {
        Map<String, Long> grades = new TreeMap<>();
        for (String fit : List.of("A", "B", "C", "D")) {
            for (int engagement = 1; engagement <= 4; engagement++) {
                grades.put(fit + engagement, 0L);
            }
        }
        grades.putAll(rows.grades());
        return new Matrix(grades, grades.values().stream().mapToLong(n -> n).sum());
    }

    @GetMapping("/api/lifecycle/volumes")
    Volumes volumes() {
        Map<String, Volume> byStage = rows.volumes(clock.now().minus(RECENT).toString()).stream()
                .collect(Collectors.toMap(Volume::stage, Function.identity()));
        return new Volumes(playbooks.current().playbook().lifecycle().stages().stream()
                .map(stage -> volume(stage, byStage.getOrDefault(stage.id(), new Volume(stage.id(), 0, 0, 0))))
                .toList());
    }

    private static StageVolume volume(Stage stage, Volume v) {
        return new StageVolume(stage.id(), stage.name(), v.known(), v.anonymous(), v.entered30());
    }

    private static List<JourneyCount> journeys(List<Tally> tallies, List<Inside> inside) {
        Map<String, Map<String, Long>> whole = new TreeMap<>();
        tallies.stream()
                .filter(t -> t.node().isEmpty())
                .forEach(t ->
                        whole.computeIfAbsent(t.journey(), j -> new TreeMap<>()).merge(t.exit(), t.n(), Long::sum));
        Map<String, Long> now =
                inside.stream().collect(Collectors.groupingBy(Inside::journey, Collectors.summingLong(Inside::n)));
        return whole.entrySet().stream()
                .map(e -> new JourneyCount(
                        e.getKey(),
                        now.getOrDefault(e.getKey(), 0L),
                        e.getValue().getOrDefault("ENTERED", 0L),
                        e.getValue().getOrDefault("COMPLETED", 0L),
                        e.getValue().getOrDefault("GOAL_REACHED", 0L),
                        e.getValue().getOrDefault("EXITED", 0L),
                        e.getValue().getOrDefault("REMOVED", 0L)))
                .toList();
    }

    private record Key(String journey, int version, String node) {}

    private static List<NodeCount> nodes(List<Tally> tallies, List<Inside> inside) {
        Map<Key, Map<String, Long>> exits = new java.util.HashMap<>();
        tallies.stream()
                .filter(t -> !t.node().isEmpty())
                .forEach(t -> exits.computeIfAbsent(new Key(t.journey(), t.version(), t.node()), k -> new TreeMap<>())
                        .merge(t.exit(), t.n(), Long::sum));
        Map<Key, Long> now = new java.util.HashMap<>();
        inside.forEach(i -> {
            Key key = new Key(i.journey(), i.version(), i.node());
            now.put(key, i.n());
            exits.computeIfAbsent(key, k -> new TreeMap<>());
        });
        List<NodeCount> nodes = new ArrayList<>();
        exits.forEach((key, ways) -> nodes.add(new NodeCount(
                key.journey(),
                key.version(),
                key.node(),
                now.getOrDefault(key, 0L),
                ways.values().stream().mapToLong(n -> n).sum(),
                ways)));
        nodes.sort(Comparator.comparing(NodeCount::journey)
                .thenComparingInt(NodeCount::version)
                .thenComparing(NodeCount::node));
        return nodes;
    }
}
