package io.hatchery.engine.simulation;

import io.hatchery.engine.Value;
import io.hatchery.engine.playbook.Playbook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two playbooks, in the engine's terms: what sentences for people are made of. Equal playbooks have no differences. */
public record PlaybookDiff(List<Difference> differences) {
    public PlaybookDiff {
        differences = List.copyOf(differences);
    }

    /** The parts of a playbook, in the order differences are listed. */
    public enum Part {
        /** Name, time zone, and what else a playbook has once; its id is {@code playbook}. */
        GENERAL,
        FIELD,
        TAG,
        SCORE_RULE,
        /** Grades, spam limit, caps of models, accounts; its id is {@code scoring}. */
        SCORING,
        SEGMENT,
        STAGE,
        /** A version of a journey; its id is that of the journey. */
        JOURNEY,
        CALENDAR,
        /** Caps, quiet hours, hold-out; its id is {@code contact}. */
        CONTACT
    }

    /** One difference. */
    public sealed interface Difference {
        Part part();
    }

    /** @param name as the operator calls it */
    public record Added(Part part, String id, String name) implements Difference {}

    public record Removed(Part part, String id, String name) implements Difference {}

    /** @param name as the operator calls it now */
    public record Changed(Part part, String id, String name, List<Change> changes) implements Difference {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /** The order in which rules are asked changed, of those both have. */
    public record Reordered(Part part, List<String> before, List<String> after) implements Difference {
        public Reordered {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * A component that changed. What is of several kinds has its kind as a component of its own.
     *
     * @param path names of components, parted by slashes; elements of a list by their id, or by their place from 0 if they have none,
     *     such as {@code nodes/mail/content} or {@code condition/of/1/kind}
     * @param before null when it was not there; durations, enums and dates as text
     * @param after null when it is not there any more
     */
    public record Change(
            String path, @Nullable Value before, @Nullable Value after) {}

    /** What must change in one playbook to make it the other. Versions of playbooks do not count. */
    public static PlaybookDiff of(Playbook before, Playbook after) {
        List<Difference> differences = new ArrayList<>();
        for (Part part : Part.values()) {
            compare(part, PlaybookParts.of(before, part), PlaybookParts.of(after, part), differences);
        }
        return new PlaybookDiff(differences);
    }

    private static void compare(
            Part part,
            SequencedMap<String, PlaybookParts.Piece> before,
            SequencedMap<String, PlaybookParts.Piece> after,
            List<Difference> into) {
        before.forEach((id, piece) -> {
            if (!after.containsKey(id)) {
                into.add(new Removed(part, piece.id(), piece.name()));
            }
        });
        after.forEach((id, piece) -> {
            PlaybookParts.Piece was = before.get(id);
            if (was == null) {
                into.add(new Added(part, piece.id(), piece.name()));
            } else if (!was.components().equals(piece.components())) {
                into.add(new Changed(part, piece.id(), piece.name(), changes(was.components(), piece.components())));
            }
        });
        List<String> orderBefore = both(before, after);
        List<String> orderAfter = both(after, before);
        if (!orderBefore.equals(orderAfter)) {
            into.add(new Reordered(part, orderBefore, orderAfter));
        }
    }

    private static List<String> both(Map<String, ?> of, Map<String, ?> and) {
        return of.keySet().stream().filter(and::containsKey).toList();
    }

    private static List<Change> changes(Map<String, Value> before, Map<String, Value> after) {
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                .map(path -> new Change(path, before.get(path), after.get(path)))
                .toList();
    }

}
