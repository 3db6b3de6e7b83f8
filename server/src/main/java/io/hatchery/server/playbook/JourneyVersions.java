package io.hatchery.server.playbook;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Journey.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leads stay in the version of a journey they entered, so a published version is never changed or dropped: a changed course becomes
 * the next version and retires the one before; a journey taken out retires. Name, status and layout may change without a new version.
 */
final class JourneyVersions {
    private JourneyVersions() {}

    /** What a draft's journeys come to, given those published. */
    static List<Journey> settle(List<Journey> published, List<Journey> drafted) {
        Map<String, List<Journey>> before = byId(published);
        Map<String, List<Journey>> after = byId(drafted);
        List<Journey> settled = new ArrayList<>();
        after.forEach((id, versions) -> settled.addAll(settled(before.getOrDefault(id, List.of()), newest(versions))));
        before.forEach((id, versions) -> {
            if (!after.containsKey(id)) {
                versions.forEach(version -> settled.add(with(version, version.version(), Status.RETIRED)));
            }
        });
        return settled;
    }

    private static List<Journey> settled(List<Journey> published, Journey drafted) {
        List<Journey> all = new ArrayList<>();
        Optional<Journey> last = published.stream().max(Comparator.comparingInt(Journey::version));
        int number = last.map(one -> sameCourse(one, drafted) ? one.version() : one.version() + 1)
                .orElse(1);
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
                .max(Comparator.comparing((Journey one) -> one.status() != Status.RETIRED)
                        .thenComparing(Journey::version))
                .orElseThrow();
    }

    private static Map<String, List<Journey>> byId(List<Journey> journeys) {
        return journeys.stream()
                .collect(Collectors.groupingBy(
                        (Function<Journey, String>) Journey::id, LinkedHashMap::new, Collectors.toList()));
    }

    private static Journey with(Journey journey, int version, Status status) {
        return new Journey(
                journey.id(), version, journey.name(), status, journey.nodes(), journey.exitWhen(), journey.layout());
    }
}
