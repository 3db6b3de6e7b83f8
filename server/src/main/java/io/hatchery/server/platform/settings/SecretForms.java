package io.hatchery.server.platform.settings;

import io.hatchery.server.platform.Secret;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** The three forms of a {@link Secret}: {@code {"locked": "…"}} stored, {@code {"set": true}} shown, {@code {"value": "…"}} taken. */
final class SecretForms {
    private SecretForms() {}

    /** Reads and writes secrets in their stored form. */
    static SimpleModule stored(SecretBox box) {
        SimpleModule module = new SimpleModule("stored-secrets");
        module.addSerializer(Secret.class, new Write(box::lock));
        module.addDeserializer(Secret.class, new Read(box::unlock));
        return module;
    }

    /** The stored form with every secret hidden. */
    static JsonNode hidden(JsonNode stored) {
        return switch (stored) {
            case ObjectNode object
            when object.size() == 1 && object.has("locked") ->
                JsonNodeFactory.instance.objectNode().put("set", true);
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(it -> copy.set(it.getKey(), hidden(it.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(it -> copy.add(hidden(it)));
                yield copy;
            }
            default -> stored;
        };
    }

    /** What was sent, in the stored form: new secrets locked, those marked as set taken from what is stored. */
    static JsonNode merged(JsonNode form, @Nullable JsonNode stored, SecretBox box) {
        if (form instanceof ObjectNode object) {
            if (object.size() == 1 && object.path("set").isBoolean()) {
                return stored != null && stored.has("locked") ? stored : JsonNodeFactory.instance.nullNode();
            }
            if (object.size() == 1 && object.path("value").isString()) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("locked", box.lock(object.path("value").asString()));
            }
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(it -> copy.set(
                            it.getKey(), merged(it.getValue(), stored == null ? null : stored.get(it.getKey()), box)));
            return copy;
        }
        return form;
    }

    private static final class Write extends StdSerializer<Secret> {
        private final UnaryOperator<String> lock;

        Write(UnaryOperator<String> lock) {
            super(Secret.class);
            this.lock = lock;
        }

        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("locked", lock.apply(secret.value()));
            out.writeEndObject();
        }
    }

    private static final class Read extends StdDeserializer<Secret> {
        private final UnaryOperator<String> unlock;

        Read(UnaryOperator<String> unlock) {
            super(Secret.class);
            this.unlock = unlock;
        }

        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            return new Secret(unlock.apply(node.path("locked").asString()));
        }
    }
}
