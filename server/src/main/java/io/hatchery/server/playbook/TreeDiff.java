package io.hatchery.server.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.server.playbook.PlaybookDiff.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two trees, as deep down as it can be named; conditions and patterns whole. Objects are compared member by
 * member, lists whose elements have ids element by element; where the kind of an object changes, or a list has no ids and another
 * length, the whole is one change.
 */
final class TreeDiff {
    private static final Set<String> CONDITIONS = Arrays.stream(Condition.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Change> changes = new ArrayList<>();

    private TreeDiff() {}

    static List<Change> of(JsonNode before, JsonNode after) {
        TreeDiff diff = new TreeDiff();
        diff.compare("", List.of(), before, after);
        return diff.changes;
    }

    /** What people call a thing, null when it has no name. */
    static @Nullable String name(@Nullable JsonNode thing) {
        if (thing == null) {
            return null;
        }
        for (String member : List.of("name", "label", "title")) {
            String name = thing.path(member).asString("");
            if (!name.isEmpty()) {
                return name;
            }
        }
        return null;
    }

    private void compare(String place, List<String> within, @Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode old = present(before);
        JsonNode now = present(after);
        if (old == null ? now == null : old.equals(now)) {
            return;
        }
        if (old instanceof ObjectNode one
                && now instanceof ObjectNode other
                && sameKind(one, other)
                && !sentence(now)) {
            members(place, within, one, other);
        } else if (old instanceof ArrayNode one && now instanceof ArrayNode other && named(one) && named(other)) {
            elements(place, within, one, other);
        } else if (old instanceof ArrayNode one && now instanceof ArrayNode other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(place + "/" + i, within, one.get(i), other.get(i));
            }
        } else {
            changes.add(new Change(place, within, old, now));
        }
    }

    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull() ? null : node;
    }

    /** Kinds of sealed types are written in lower case; one in capitals is a component like any other. */
    private static boolean sameKind(ObjectNode one, ObjectNode other) {
        String kind = other.path("kind").asString("");
        return one.path("kind").equals(other.path("kind")) || kind.equals(kind.toUpperCase(Locale.ROOT));
    }

    /** Conditions and patterns are read as whole sentences; a piece of one says nothing to a person. */
    private static boolean sentence(JsonNode node) {
        return CONDITIONS.contains(node.path("kind").asString(""))
                || (node.path("type").isString() && node.path("where").isArray());
    }

    private void members(String place, List<String> within, ObjectNode old, ObjectNode now) {
        Set<String> names = new LinkedHashSet<>(now.propertyNames());
        names.addAll(old.propertyNames());
        for (String name : names) {
            compare(place + "/" + escaped(name), within, old.get(name), now.get(name));
        }
    }

    private void elements(String place, List<String> within, ArrayNode old, ArrayNode now) {
        Map<String, JsonNode> before = byId(old);
        Map<String, JsonNode> after = byId(now);
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            JsonNode one = before.get(id);
            JsonNode other = after.get(id);
            compare(place + "/" + escaped(id), deeper(within, other == null ? one : other), one, other);
        }
        List<String> kept = before.keySet().stream().filter(after::containsKey).toList();
        List<String> keptNow =
                after.keySet().stream().filter(before::containsKey).toList();
        if (!kept.equals(keptNow)) {
            changes.add(new Change(place, within, order(old, kept), order(now, keptNow)));
        }
    }

    private static List<String> deeper(List<String> within, @Nullable JsonNode element) {
        String name = name(element);
        if (name == null) {
            return within;
        }
        List<String> deeper = new ArrayList<>(within);
        deeper.add(name);
        return deeper;
    }

    private static ArrayNode order(ArrayNode list, List<String> ids) {
        ArrayNode order = list.arrayNode();
        ids.forEach(order::add);
        return order;
    }

    private static boolean named(ArrayNode list) {
        Set<String> ids = new HashSet<>();
        for (JsonNode element : list) {
            String id = element.path("id").asString("");
            if (id.isEmpty() || !ids.add(id)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, JsonNode> byId(ArrayNode list) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        list.forEach(element -> byId.put(element.path("id").asString(), element));
        return byId;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
