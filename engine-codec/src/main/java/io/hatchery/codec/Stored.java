package io.hatchery.codec;

import io.hatchery.engine.Fact;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileMapper;

/**
 * The stored form: the plain one with {@code "format": n} in front, in Smile, which names everything as JSON does and takes less than
 * half the room and time. What is empty is left out, and moments are numbers. The present format is read as a stream, older ones are
 * lifted first; text, as versions before this form stored it, is told by its first character.
 */
final class Stored {
    private static final SmileMapper SMILE =
            new SmileMapper(SmileFactory.builder().build());

    private static final JsonMapper TEXT = JsonMapper.builder().build();

    private Stored() {}

    static byte[] write(Record value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator binary = SMILE.createGenerator(out)) {
            write(binary, value);
        }
        return out.toByteArray();
    }

    /** One array: the format, then the facts. */
    static byte[] writeAll(List<Fact> facts) {
        RecordForm<Fact> form = (RecordForm<Fact>) Forms.ENGINE.of(Fact.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator binary = SMILE.createGenerator(out)) {
            binary.writeStartArray();
            binary.writeNumber(Upcasting.FORMAT);
            facts.forEach(fact -> form.write(binary, fact));
            binary.writeEndArray();
        }
        return out.toByteArray();
    }

    /** The same as a line of text, for people and golden logs. */
    static String writeText(Record value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = TEXT.createGenerator(out)) {
            write(json, value);
        }
        return out.toString();
    }

    private static void write(JsonGenerator out, Record value) {
        if (!(EngineJson.form(value) instanceof RecordForm<Record> form)) {
            throw new IllegalArgumentException(value.getClass() + " is not stored by itself");
        }
        out.writeStartObject();
        out.writeName("format");
        out.writeNumber(Upcasting.FORMAT);
        form.writeParts(out, value);
        out.writeEndObject();
    }

    static <T> T read(Class<T> type, byte[] stored) {
        ObjectForm<T> form = (ObjectForm<T>) Forms.ENGINE.of(type);
        return undamaged(type.getSimpleName(), () -> {
            T present = readPresent(form, stored);
            return present != null ? present : lift(type, form, mapper(stored).readTree(stored));
        });
    }

    static List<Fact> readAll(byte[] stored) {
        ObjectForm<Fact> form = (ObjectForm<Fact>) Forms.ENGINE.of(Fact.class);
        return undamaged("facts", () -> {
            List<Fact> facts = readPresentFacts(form, stored);
            return facts != null ? facts : liftFacts(form, stored);
        });
    }

    private static ObjectMapper mapper(byte[] stored) {
        return stored.length > 0 && (stored[0] == '{' || stored[0] == '[') ? TEXT : SMILE;
    }

    private static <T> @Nullable T readPresent(ObjectForm<T> form, byte[] stored) {
        try (JsonParser in = mapper(stored).createParser(stored)) {
            boolean present = in.nextToken() == JsonToken.START_OBJECT
                    && "format".equals(in.nextName())
                    && in.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getIntValue() == Upcasting.FORMAT;
            return present ? form.readRest(in, in.nextName()) : null;
        }
    }

    private static @Nullable List<Fact> readPresentFacts(ObjectForm<Fact> form, byte[] stored) {
        try (JsonParser in = mapper(stored).createParser(stored)) {
            boolean present = in.nextToken() == JsonToken.START_ARRAY
                    && in.nextToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getIntValue() == Upcasting.FORMAT;
            if (!present) {
                return null;
            }
            List<Fact> facts = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                facts.add(form.read(in));
            }
            return facts;
        }
    }

    private static List<Fact> liftFacts(ObjectForm<Fact> form, byte[] stored) {
        JsonNode tree = mapper(stored).readTree(stored);
        if (!tree.isArray() || !tree.path(0).isInt()) {
            throw new MalformedException("/0", "expected the number of a format");
        }
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i < tree.size(); i++) {
            ((ObjectNode) tree.get(i)).put("format", tree.get(0).intValue());
            facts.add(lift(Fact.class, form, tree.get(i)));
        }
        return facts;
    }

    private static <T> T lift(Class<T> type, ObjectForm<T> form, JsonNode tree) {
        if (!(tree instanceof ObjectNode object) || !object.path("format").isInt()) {
            throw new MalformedException("/format", "expected the number of a format");
        }
        int format = object.path("format").intValue();
        object.remove("format");
        ObjectNode lifted = Upcasting.lift(type, format, object);
        try (JsonParser in = TEXT.treeAsTokens(lifted)) {
            in.nextToken();
            return form.read(in);
        }
    }

    private static <T> T undamaged(String what, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedException damaged) {
            throw new IllegalStateException(
                    "stored " + what + " is damaged at " + damaged.place() + ": " + damaged.message(), damaged);
        } catch (JacksonException | ClassCastException damaged) {
            throw new IllegalStateException("stored " + what + " is damaged", damaged);
        }
    }

    /** Whether a form writes for the store, where moments are numbers and what is empty is left out. */
    static boolean isBinary(JsonGenerator out) {
        return out instanceof tools.jackson.dataformat.smile.SmileGenerator;
    }

    static boolean isBinary(JsonParser in) {
        return in instanceof tools.jackson.dataformat.smile.SmileParser;
    }
}
