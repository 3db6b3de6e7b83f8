package io.hatchery.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.util.TokenBuffer;

/** The form of a sealed type: that of one of its records, told by {@code kind}, which may stand anywhere but is written first. */
final class SealedForm<T> implements ObjectForm<T> {
    private final String name;
    private final Map<String, RecordForm<? extends Record>> byKind = new HashMap<>();
    private final Map<Class<?>, RecordForm<? extends Record>> byType = new HashMap<>();

    SealedForm(Class<T> type) {
        this.name = type.getSimpleName();
    }

    void add(RecordForm<? extends Record> form) {
        RecordForm<?> before = byKind.put(String.valueOf(form.kind()), form);
        if (before != null) {
            throw new IllegalStateException(name + " has two kinds named " + form.kind());
        }
        byType.put(form.type(), form);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(JsonGenerator out, T value) {
        RecordForm<Record> form = (RecordForm<Record>) byType.get(value.getClass());
        if (form == null) {
            throw new IllegalArgumentException(value.getClass() + " is no " + name);
        }
        form.write(out, (Record) value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw MalformedException.expected(in, "an object with \"kind\" (" + name + ")");
        }
        return readRest(in, in.nextName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public T readRest(JsonParser in, @Nullable String first) {
        if (!"kind".equals(first)) {
            return readWithKindInside(in);
        }
        in.nextToken();
        RecordForm<?> form = form(in);
        return (T) form.readRest(in, in.nextName());
    }

    private RecordForm<?> form(JsonParser in) {
        RecordForm<?> form = in.currentToken() == JsonToken.VALUE_STRING ? byKind.get(in.getString()) : null;
        if (form == null) {
            throw MalformedException.expected(in, "one of " + new TreeSet<>(byKind.keySet()));
        }
        return form;
    }

    @SuppressWarnings("unchecked")
    private T readWithKindInside(JsonParser in) {
        String place = String.valueOf(
                in.streamReadContext().getParent() == null
                        ? ""
                        : in.streamReadContext().getParent().pathAsPointer());
        TokenBuffer whole = TokenBuffer.forGeneration();
        RecordForm<?> form = null;
        whole.writeStartObject();
        for (String name = in.currentToken() == JsonToken.END_OBJECT ? null : in.currentName();
                name != null;
                name = in.nextName()) {
            in.nextToken();
            if (name.equals("kind")) {
                form = form(in);
            } else {
                whole.writeName(name);
                whole.copyCurrentStructure(in);
            }
        }
        whole.writeEndObject();
        if (form == null) {
            throw new MalformedException(place, "expected \"kind\", one of " + new TreeSet<>(byKind.keySet()));
        }
        JsonParser again = whole.asParser(ObjectReadContext.empty());
        again.nextToken();
        try {
            return (T) form.read(again);
        } catch (MalformedException inside) {
            throw inside.inside(place);
        }
    }
}
