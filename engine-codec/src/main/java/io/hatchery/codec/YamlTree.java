package io.hatchery.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a tree as YAML. */
final class YamlTree {
    private static final int WIDTH = 120;

    private YamlTree() {}

    static String write(JsonNode tree) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(WIDTH)
                .setSplitLines(false)
                .build();
        return new Dump(settings).dumpToString(plain(tree));
    }

    private static Object plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, Object> map = new LinkedHashMap<>();
                object.properties().forEach(it -> map.put(it.getKey(), plain(it.getValue())));
                yield map;
            }
            case ArrayNode array -> {
                List<Object> list = new ArrayList<>();
                array.forEach(it -> list.add(plain(it)));
                yield list;
            }
            default -> scalar(node);
        };
    }

    private static Object scalar(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asString();
    }

    /** The tree without members that are empty lists or mappings. */
    static JsonNode withoutEmpty(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode lean = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(it -> {
                    if (!it.getValue().isContainer() || !it.getValue().isEmpty()) {
                        lean.set(it.getKey(), withoutEmpty(it.getValue()));
                    }
                });
                yield lean;
            }
            case ArrayNode array -> {
                ArrayNode lean = JsonNodeFactory.instance.arrayNode();
                array.forEach(it -> lean.add(withoutEmpty(it)));
                yield lean;
            }
            default -> node;
        };
    }
}
