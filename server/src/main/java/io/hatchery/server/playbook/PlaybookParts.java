package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.playbook.PlaybookDiff.Change;
import io.hatchery.server.playbook.PlaybookDiff.Item;
import io.hatchery.server.playbook.PlaybookDiff.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Two playbooks laid side by side, item by item. */
final class PlaybookParts {
    private final ObjectNode from;
    private final ObjectNode to;
    private final List<Item> items = new ArrayList<>();

    PlaybookParts(Playbook from, Playbook to) {
        this.from = tree(current(from));
        this.to = tree(current(to));
    }

    /** Versions of journeys that only wait for their last leads to leave are no rules any more, and numbers say nothing. */
    private static Playbook current(Playbook playbook) {
        List<Journey> running = playbook.journeys().stream()
                .filter(journey -> journey.status() != Journey.Status.RETIRED)
                .toList();
        List<Journey> inOrder = running.stream()
                .filter(journey -> running.stream()
                        .noneMatch(one -> one.id().equals(journey.id()) && one.version() > journey.version()))
                .map(journey -> JourneyVersions.with(journey, 0, journey.status()))
                .toList();
        return Draft.numbered(playbook, 0).withJourneys(inOrder);
    }

    private static ObjectNode tree(Playbook playbook) {
        return (ObjectNode) EngineJson.mapper().readTree(EngineJson.write(playbook));
    }

    List<Item> items() {
        settings("general", picked(from, "name", "timeZone"), picked(to, "name", "timeZone"));
        list("fields", from.path("fields"), to.path("fields"), "key");
        list("tags", from.path("tags"), to.path("tags"), "id");
        settings("scoring", without(from.path("scoring"), "rules"), without(to.path("scoring"), "rules"));
        list(
                "scoring/rules",
                from.path("scoring").path("rules"),
                to.path("scoring").path("rules"),
                "id");
        list("segments", from.path("segments"), to.path("segments"), "id");
        settings("lifecycle", without(from.path("lifecycle"), "stages"), without(to.path("lifecycle"), "stages"));
        list(
                "lifecycle/stages",
                from.path("lifecycle").path("stages"),
                to.path("lifecycle").path("stages"),
                "id");
        list("journeys", from.path("journeys"), to.path("journeys"), "id");
        list("calendars", from.path("calendars"), to.path("calendars"), "id");
        settings("contact", from.path("contact"), to.path("contact"));
        return items;
    }

    private static ObjectNode picked(ObjectNode tree, String... names) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            picked.set(name, tree.path(name));
        }
        return picked;
    }

    private static ObjectNode without(JsonNode tree, String name) {
        ObjectNode rest = tree instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        rest.remove(name);
        return rest;
    }

    private void settings(String part, JsonNode before, JsonNode after) {
        List<Change> changes = TreeDiff.of(before, after);
        if (!changes.isEmpty()) {
            items.add(new Item(part, null, null, Kind.CHANGED, changes));
        }
    }

    private void list(String part, JsonNode before, JsonNode after, String key) {
        Map<String, JsonNode> old = byKey(before, key);
        Map<String, JsonNode> now = byKey(after, key);
        Set<String> ids = new LinkedHashSet<>(now.keySet());
        ids.addAll(old.keySet());
        for (String id : ids) {
            Item item = item(part, id, old.get(id), now.get(id));
            if (item != null) {
                items.add(item);
            }
        }
        reordered(part, old.keySet(), now.keySet());
    }

    private static @Nullable Item item(String part, String id, @Nullable JsonNode old, @Nullable JsonNode now) {
        if (old == null) {
            return new Item(part, id, TreeDiff.name(now), Kind.ADDED, List.of(new Change("", List.of(), null, now)));
        }
        if (now == null) {
            return new Item(part, id, TreeDiff.name(old), Kind.REMOVED, List.of(new Change("", List.of(), old, null)));
        }
        List<Change> changes = TreeDiff.of(old, now);
        return changes.isEmpty() ? null : new Item(part, id, TreeDiff.name(now), Kind.CHANGED, changes);
    }

    private void reordered(String part, Set<String> old, Set<String> now) {
        List<String> before = old.stream().filter(now::contains).toList();
        List<String> after = now.stream().filter(old::contains).toList();
        if (!before.equals(after)) {
            Change change = new Change("", List.of(), texts(before), texts(after));
            items.add(new Item(part, null, null, Kind.REORDERED, List.of(change)));
        }
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** An id that stands twice is a mistake the check names; here the second is told apart by its number. */
    private static Map<String, JsonNode> byKey(JsonNode list, String key) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        list.forEach(one -> {
            String id = one.path(key).asString("");
            String free = id;
            for (int n = 2; found.containsKey(free); n++) {
                free = id + "#" + n;
            }
            found.put(free, one);
        });
        return found;
    }
}
