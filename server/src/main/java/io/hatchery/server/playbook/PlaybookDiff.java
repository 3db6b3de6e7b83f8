package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two playbooks, for people to read.
 *
 * @param items in the order of the playbook's parts
 * @param names of what the values mention by id, by {@code <kind>/<id>} ({@code stages/MQL}, {@code segments/hot}); the newer name where
 *     both have one
 */
record PlaybookDiff(List<Item> items, Map<String, String> names) {
    PlaybookDiff {
        items = List.copyOf(items);
    }

    /** What became of an item. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** The items of the part are the same but stand in another order, which matters to the rules. */
        REORDERED
    }

    /**
     * A rule, field, stage, journey … that differs, or the settings of a part as a whole.
     *
     * @param part {@code general}, {@code fields}, {@code tags}, {@code scoring}, {@code scoring/rules}, {@code segments}, {@code
     *     lifecycle}, {@code lifecycle/stages}, {@code journeys}, {@code calendars}, {@code contact}
     * @param id null for the settings of a part as a whole
     * @param name as people call it, the newer one; null for the settings of a part
     * @param changes for a changed item each component, for an added one a single change with all of it as {@code after}, for a
     *     removed one with all of it as {@code before}, for reordered ones with the ids in order
     */
    record Item(String part, @Nullable String id, @Nullable String name, Kind kind, List<Change> changes) {
        Item {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A component that differs.
     *
     * @param place a path into the item; parts of lists that have an id are named by it ({@code /nodes/wait-3/after})
     * @param within names of what lies on the way to it, outermost first, where they have one ({@code Wait for a reply})
     * @param before null when it was not there
     * @param after null when it is not there any more
     */
    record Change(
            String place,
            List<String> within,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        Change {
            within = List.copyOf(within);
        }
    }

    static PlaybookDiff of(Playbook from, Playbook to) {
        return new PlaybookDiff(new PlaybookParts(from, to).items(), PlaybookNames.of(from, to));
    }
}
