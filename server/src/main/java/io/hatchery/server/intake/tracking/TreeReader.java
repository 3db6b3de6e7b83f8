package io.hatchery.server.intake.tracking;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON value and notes what makes it impossible to keep. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final boolean unreadable;
    private @Nullable Refusal why;

    /** @param unreadable the text had bytes that are no UTF-8; they stand in it as U+FFFD */
    TreeReader(JsonParser parser, boolean unreadable) {
        this.parser = parser;
        this.unreadable = unreadable;
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** The first reason found for not keeping what was read; null when there is none. */
    @Nullable Refusal why() {
        return why;
    }

    /** Reads the value the parser stands on, to its end. */
    JsonNode read() {
        return value(1);
    }

    private JsonNode value(int depth) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (depth > Limits.DEPTH) {
                parser.skipChildren();
                refuse(Refusal.of("too-deep", Limits.DEPTH));
                return NODES.nullNode();
            }
            return token == JsonToken.START_OBJECT ? objectOf(depth) : arrayOf(depth);
        }
        return switch (token) {
            case VALUE_STRING -> NODES.stringNode(checked(parser.getString()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> NODES.nullNode();
        };
    }

    private ObjectNode objectOf(int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser.currentName());
            parser.nextToken();
            object.set(name, value(depth + 1));
        }
        return object;
    }

    private ArrayNode arrayOf(int depth) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private JsonNode number() {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            refuse(Refusal.of("number"));
            return NODES.nullNode();
        }
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT && Math.abs(number) < Long.MAX_VALUE / 2d
                ? NODES.numberNode(parser.getLongValue())
                : NODES.numberNode(number);
    }

    private String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                refuse(Refusal.of("nul"));
            } else if (c == '\uFFFD' && unreadable) {
                refuse(Refusal.of("utf-8"));
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    refuse(Refusal.of("surrogate"));
                }
            }
        }
        return text;
    }

    private void refuse(Refusal refusal) {
        why = why == null ? refusal : why;
    }
}
