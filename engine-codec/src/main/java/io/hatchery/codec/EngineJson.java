package io.hatchery.codec;

import io.hatchery.engine.Fact;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine's records as JSON. Sealed types carry {@code kind}, the record's name in camelCase; values are plain scalars, moments
 * {@code {"at": …}}, several values an array; durations ISO 8601; what is absent is null (or an empty list or map).
 *
 * <p>Two forms: the plain one of the API ({@link #write}, {@link #read}), and the stored one ({@link #store}, {@link #restore}), which is
 * binary, leaves out what is empty, and carries the number of its format, so that what an older version stored can be lifted to the
 * present one.
 */
public final class EngineJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new EngineModule()).build();

    private EngineJson() {}

    /** Makes a Jackson mapper (such as the web framework's) read and write engine types in this form. */
    public static JacksonModule module() {
        return new EngineModule();
    }

    /** A mapper that knows the engine's types. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** An engine record as JSON text. */
    public static String write(Record value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            form(value).write(json, value);
        }
        return out.toString();
    }

    /** An engine record as JSON in UTF-8. */
    public static byte[] writeBytes(Record value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            form(value).write(json, value);
        }
        return out.toByteArray();
    }

    /** Engine records as a JSON array. */
    public static String writeAll(List<? extends Record> values) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartArray();
            values.forEach(value -> form(value).write(json, value));
            json.writeEndArray();
        }
        return out.toString();
    }

    /** Reads an engine type, such as {@code Playbook} or {@code Condition}. */
    public static <T> Read<T> read(Class<T> type, String json) {
        return read(Forms.ENGINE.of(type), () -> MAPPER.createParser(json));
    }

    /** Reads an engine type from UTF-8. */
    public static <T> Read<T> read(Class<T> type, byte[] json) {
        return read(Forms.ENGINE.of(type), () -> MAPPER.createParser(json));
    }

    /** Reads an array of an engine type. */
    public static <T> Read<List<T>> readAll(Class<T> type, String json) {
        return read(new CollectionForms.Several<>(Forms.ENGINE.of(type)), () -> MAPPER.createParser(json));
    }

    /** The stored form of an engine record, such as {@code LeadState}, {@code Input} or {@code Effect}. */
    public static byte[] store(Record value) {
        return Stored.write(value);
    }

    /** The stored form as a line of text, for people and golden logs; {@link #restore} reads it as well. */
    public static String storeAsText(Record value) {
        return Stored.writeText(value);
    }

    /** The stored form of several facts, one after the other. */
    public static byte[] storeAll(List<Fact> facts) {
        return Stored.writeAll(facts);
    }

    /**
     * Reads the stored form, of this format or any before.
     *
     * @throws IllegalStateException when it is damaged or of a later format: nothing the caller could mend
     */
    public static <T> T restore(Class<T> type, byte[] stored) {
        return Stored.read(type, stored);
    }

    /** Reads what {@link #storeAll} wrote; throws like {@link #restore}. */
    public static List<Fact> restoreAll(byte[] stored) {
        return Stored.readAll(stored);
    }

    private static <T> Read<T> read(Form<T> form, java.util.function.Supplier<JsonParser> source) {
        try (JsonParser in = source.get()) {
            try {
                in.nextToken();
                T value = form.read(in);
                if (in.nextToken() != null) {
                    throw MalformedException.at(in, "expected the end, got more");
                }
                return new Ok<>(value);
            } catch (MalformedException wrong) {
                return new Malformed<>(wrong.place(), wrong.message());
            } catch (JacksonException wrong) {
                return new Malformed<>(MalformedException.place(in), wrong.getOriginalMessage());
            }
        }
    }

    @SuppressWarnings("unchecked")
    static Form<Record> form(Record value) {
        Class<?> type = value instanceof io.hatchery.engine.Value ? io.hatchery.engine.Value.class : value.getClass();
        return (Form<Record>) Forms.ENGINE.of((Class<?>) type);
    }

    /** What reading led to. */
    public sealed interface Read<T> {
        /** The value, for those to whom a mistake would be a bug. */
        default T orThrow() {
            return switch (this) {
                case Ok<T>(T value) -> value;
                case Malformed<T>(String place, String message) ->
                    throw new IllegalArgumentException((place.isEmpty() ? "/" : place) + ": " + message);
            };
        }
    }

    /** It could be read. */
    public record Ok<T>(T value) implements Read<T> {}

    /**
     * It could not be read.
     *
     * @param place a JSON pointer to the mistake; empty for the whole
     * @param message what was expected and what came, in English
     */
    public record Malformed<T>(String place, String message) implements Read<T> {}

    /** What a mapper with {@link #module()} throws for a body that is {@link Malformed}. */
    public static final class MalformedBody extends DatabindException {
        private static final long serialVersionUID = 1L;
        private final String place;

        MalformedBody(JsonParser in, String place, String message) {
            super(in, message);
            this.place = place;
        }

        /** A JSON pointer to the mistake. */
        public String place() {
            return place;
        }
    }
}
