package io.hatchery.codec;

import io.hatchery.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Turns a raw JSON object, as clients send it, into values by dotted name: {@code {"page":{"url":"/"}}} becomes {@code page.url}.
 * Arrays of scalars become {@link Value.Many}, objects inside arrays get their index as name. Null says nothing and is left out. What
 * exceeds a bound is left out too and named, so that no client can grow a lead without limit.
 */
public final class Flattening {
    /** How deep objects may lie in one another. */
    public static final int DEPTH = 8;

    /** How many values one object may come to. */
    public static final int COUNT = 200;

    /** How many characters a text keeps; the rest is cut off. */
    public static final int TEXT_LENGTH = 2_000;

    /** How many characters a dotted name may have. */
    public static final int NAME_LENGTH = 200;

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<String> dropped = new ArrayList<>();

    private Flattening() {}

    /**
     * What came of an object.
     *
     * @param values by dotted name
     * @param dropped names of what exceeded a bound, at most twenty
     */
    public record Flattened(Map<String, Value> values, List<String> dropped) {
        public Flattened {
            values = Map.copyOf(values);
            dropped = List.copyOf(dropped);
        }
    }

    /** Flattens an object; anything but an object has no values. */
    public static Flattened flatten(JsonNode object) {
        Flattening flattening = new Flattening();
        if (object.isObject()) {
            flattening.object("", object, 1);
        }
        return new Flattened(flattening.values, flattening.dropped);
    }

    private void object(String prefix, JsonNode object, int depth) {
        object.properties().forEach(property -> put(prefix + property.getKey(), property.getValue(), depth));
    }

    private void put(String name, JsonNode node, int depth) {
        if (node.isNull() || node.isMissingNode()) {
            return;
        }
        if (name.length() > NAME_LENGTH || depth > DEPTH) {
            drop(name);
        } else if (node.isObject()) {
            object(name + ".", node, depth + 1);
        } else if (node.isArray()) {
            array(name, node, depth);
        } else {
            keep(name, scalar(node));
        }
    }

    private void array(String name, JsonNode array, int depth) {
        List<Value> scalars = new ArrayList<>();
        int index = 0;
        for (JsonNode element : array) {
            if (element.isValueNode() && !element.isNull()) {
                if (scalars.size() < COUNT) {
                    scalars.add(scalar(element));
                }
            } else if (values.size() < COUNT) {
                put(name + "." + index, element, depth + 1);
            }
            index++;
        }
        if (!scalars.isEmpty()) {
            keep(name, new Value.Many(scalars));
        }
    }

    private void keep(String name, Value value) {
        if (values.size() < COUNT) {
            values.put(name, value);
        } else {
            drop(name);
        }
    }

    private void drop(String name) {
        if (dropped.size() < 20) {
            dropped.add(name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name);
        }
    }

    private static Value scalar(JsonNode node) {
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return Value.of(node.doubleValue());
        }
        String text = node.asString();
        return Value.of(text.length() <= TEXT_LENGTH ? text : text.substring(0, cut(text)));
    }

    /** Never between the two halves of one character. */
    private static int cut(String text) {
        return Character.isHighSurrogate(text.charAt(TEXT_LENGTH - 1)) ? TEXT_LENGTH - 1 : TEXT_LENGTH;
    }
}
