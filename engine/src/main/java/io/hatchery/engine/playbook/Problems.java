package io.hatchery.engine.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, each with its place. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    List<Problem> found() {
        return List.copyOf(found);
    }

    void add(String place, String code, String message, String... args) {
        found.add(new Problem(place, code, List.of(args), message));
    }

    /** A name must be there. */
    void named(String place, String value) {
        if (value.isBlank()) {
            add(place, "value.blank", "A value is needed here.");
        }
    }

    /** A name must be one of the known. */
    void known(String place, String kind, String name, Set<String> known) {
        if (!known.contains(name)) {
            add(
                    place,
                    kind + ".unknown",
                    "There is no " + kind + " \"" + name + "\" in this playbook. Choose one that is there, or add it.",
                    name);
        }
    }

    /** A time must pass. */
    void positive(String place, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(36_500)) > 0) {
            add(
                    place,
                    "duration.range",
                    "Expected more than nothing and at most 100 years, got " + duration + ".",
                    duration.toString());
        }
    }

    /** Ids must differ; gives all of them. */
    <T> Set<String> unique(String place, List<T> items, Function<T, @Nullable String> id) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String one = id.apply(items.get(i));
            String at = place + "/" + i + "/id";
            if (one == null || one.isBlank()) {
                add(at, "value.blank", "A value is needed here.");
            } else if (!ids.add(one)) {
                add(at, "id.twice", "\"" + one + "\" is used twice. Give each its own id.", one);
            }
        }
        return ids;
    }
}
