package io.hatchery.server.playbook;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Journey.Status;
import io.hatchery.server.playbook.JourneyOccupancy.Seat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leads stay in the version of a journey they entered, so a published version is never changed or dropped: a changed course becomes
 * the next version and retires the one before; a journey taken out retires. Once a retired version is published as such, nobody comes in
 * any more, and it is dropped when nobody is inside. Name, status, layout, priority and landings may change without a new version.
 */
final class JourneyVersions {
    private JourneyVersions() {}

    /** What a draft's journeys come to, given those published and where leads are inside. */
    static List<Journey> settle(List<Journey> published, List<Journey> drafted, Set<Seat> occupied) {
        Map<String, List<Journey>> before = byId(published.stream()
                .filter(one -> one.status() != Status.RETIRED || occupied.contains(new Seat(one.id(), one.version())))
                .toList());
        Map<String, List<Journey>> after = byId(drafted);
        List<Journey> settled = new ArrayList<>();
        Map<String, Integer> numbers =
                published.stream().collect(Collectors.toMap(Journey::id, Journey::version, Math::max));
        after.forEach((id, versions) -> {
            Journey meant = newest(versions);
            if (meant.status() != Status.RETIRED || before.containsKey(id)) {
                settled.addAll(settled(before.getOrDefault(id, List.of()), meant, numbers.getOrDefault(id, 0)));
            }
        });
        before.forEach((id, versions) -> {
            if (!after.containsKey(id)) {
                versions.forEach(version -> settled.add(with(version, version.version(), Status.RETIRED)));
            }
        });
        return settled;
    }

    /** The same, but leads inside earlier versions stay where they are. */
    static List<Journey> staying(List<Journey> journeys) {
        return journeys.stream()
                .map(journey -> new Journey(
                        journey.id(),
                        journey.version(),
                        journey.name(),
                        journey.status(),
                        journey.nodes(),
                        journey.exitWhen(),
                        journey.layout(),
                        journey.priority(),
                        Map.of()))
                .toList();
    }

    /** @param last the highest number any published version of it had */
    private static List<Journey> settled(List<Journey> published, Journey drafted, int last) {
        List<Journey> all = new ArrayList<>();
        int number = published.stream()
                .filter(one -> one.version() == last && sameCourse(one, drafted))
                .map(Journey::version)
                .findFirst()
                .orElse(last + 1);
        for (Journey version : published) {
            if (version.version() != number) {
                all.add(with(version, version.version(), Status.RETIRED));
            }
        }
        all.add(with(drafted, number, drafted.status()));
        return all;
    }

    private static boolean sameCourse(Journey one, Journey other) {
        return one.nodes().equals(other.nodes()) && Objects.equals(one.exitWhen(), other.exitWhen());
    }

    /** The one that is meant: not a retired one if there is another. */
    private static Journey newest(List<Journey> versions) {
        return versions.stream()
                .max(Comparator.comparingInt((Journey one) -> one.status() == Status.RETIRED ? 0 : 1)
                        .thenComparingInt(Journey::version))
                .orElseThrow();
    }

    private static Map<String, List<Journey>> byId(List<Journey> journeys) {
        return journeys.stream()
                .collect(Collectors.groupingBy(
                        (Function<Journey, String>) Journey::id, LinkedHashMap::new, Collectors.toList()));
    }

    static Journey with(Journey journey, int version, Status status) {
        return new Journey(
                journey.id(),
                version,
                journey.name(),
                status,
                journey.nodes(),
                journey.exitWhen(),
                journey.layout(),
                journey.priority(),
                journey.landings());
    }
}
