package io.hatchery.codec;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form: the plain one with {@code "format": n} in front. The present format is read as a stream, older ones are lifted first. */
final class Stored {
    private Stored() {}

    static byte[] write(JsonMapper mapper, Record value) {
        if (!(EngineJson.form(value) instanceof RecordForm<Record> form) || form.kind() != null) {
            throw new IllegalArgumentException(value.getClass() + " is not stored by itself");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writeName("format");
            json.writeNumber(Upcasting.FORMAT);
            form.writeParts(json, value);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    static <T extends Record> T read(JsonMapper mapper, Class<T> type, byte[] stored) {
        RecordForm<T> form = (RecordForm<T>) Forms.ENGINE.of(type);
        try {
            T present = readPresent(mapper, form, stored);
            return present != null ? present : lift(mapper, form, stored);
        } catch (MalformedException damaged) {
            throw new IllegalStateException(
                    "stored " + type.getSimpleName() + " is damaged at " + damaged.place() + ": " + damaged.message(),
                    damaged);
        } catch (JacksonException damaged) {
            throw new IllegalStateException("stored " + type.getSimpleName() + " is damaged", damaged);
        }
    }

    private static <T extends Record> @Nullable T readPresent(JsonMapper mapper, RecordForm<T> form, byte[] stored) {
        try (JsonParser in = mapper.createParser(stored)) {
            boolean present = in.nextToken() == JsonToken.START_OBJECT
                    && "format".equals(in.nextName())
                    && in.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getIntValue() == Upcasting.FORMAT;
            return present ? form.readRest(in, in.nextName()) : null;
        }
    }

    private static <T extends Record> T lift(JsonMapper mapper, RecordForm<T> form, byte[] stored) {
        JsonNode tree = mapper.readTree(stored);
        if (!(tree instanceof ObjectNode object) || !object.path("format").isInt()) {
            throw new MalformedException("/format", "expected the number of a format");
        }
        int format = object.path("format").intValue();
        object.remove("format");
        ObjectNode lifted = Upcasting.lift(form.type(), format, object);
        try (JsonParser in = mapper.treeAsTokens(lifted)) {
            in.nextToken();
            return form.read(in);
        }
    }
}
