package io.hatchery.server.leads;

import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Traits;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as plain JSON: string, number, boolean, {@code {"at": time}} or an array. */
final class TraitJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TraitJson() {}

    static ObjectNode of(Traits traits) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, Traits.Known> entry : traits.byKey().entrySet()) {
            object.set(entry.getKey(), of(entry.getValue().value()));
        }
        return object;
    }

    static JsonNode of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> NODES.stringNode(text);
            case Value.Num(double number) -> number(number);
            case Value.Flag(boolean flag) -> NODES.booleanNode(flag);
            case Value.Moment(var at) -> NODES.objectNode().put("at", at.toString());
            case Value.Many(var values) -> {
                ArrayNode array = NODES.arrayNode();
                values.forEach(v -> array.add(of(v)));
                yield array;
            }
        };
    }

    /** Whole numbers without a fraction. */
    private static JsonNode number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? NODES.numberNode((long) number)
                : NODES.numberNode(number);
    }
}
