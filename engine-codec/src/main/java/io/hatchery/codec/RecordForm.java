package io.hatchery.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The form of a record: an object with its components by name, in their order. A component that is null is left out. One that is
 * unknown, missing or given twice is a mistake: a typing error must not vanish.
 *
 * <p>Properties usually come in the order they are written in, so the next name is looked for there first.
 */
final class RecordForm<T extends Record> implements ObjectForm<T> {
    private final Class<T> type;
    private final @Nullable String kind;
    private final Part[] parts;
    private final MethodHandle constructor;

    /** @param kind the name that tells this record from its siblings, null when it has none */
    RecordForm(Class<T> type, @Nullable String kind) {
        this.type = type;
        this.kind = kind;
        RecordComponent[] components = type.getRecordComponents();
        this.parts = Arrays.stream(components).map(Part::new).toArray(Part[]::new);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            this.constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public constructor", e);
        }
    }

    /** Gives each component its form; done after all records are known, since they may contain one another. */
    void link(Forms forms) {
        for (Part part : parts) {
            part.form = forms.of(part.component.getGenericType());
        }
    }

    Class<T> type() {
        return type;
    }

    @Nullable String kind() {
        return kind;
    }

    @Override
    public void write(JsonGenerator out, T value) {
        out.writeStartObject();
        writeParts(out, value);
        out.writeEndObject();
    }

    void writeParts(JsonGenerator out, T value) {
        if (kind != null) {
            out.writeName("kind");
            out.writeString(kind);
        }
        for (Part part : parts) {
            part.write(out, value);
        }
    }

    @Override
    public T read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw MalformedException.expected(in, "an object (" + type.getSimpleName() + ")");
        }
        return readRest(in, in.nextName());
    }

    @Override
    public T readRest(JsonParser in, @Nullable String first) {
        @Nullable Object[] values = new @Nullable Object[parts.length];
        int expected = 0;
        for (String name = first; name != null; name = in.nextName()) {
            JsonToken token = in.nextToken();
            int at = slot(name, expected);
            if (at < 0) {
                checkKind(in, name);
                continue;
            }
            expected = at + 1;
            if (values[at] != null) {
                throw MalformedException.at(in, "given twice");
            }
            values[at] = token == JsonToken.VALUE_NULL ? null : parts[at].form().read(in);
        }
        return make(in, values);
    }

    private int slot(String name, int expected) {
        if (expected < parts.length && parts[expected].name.equals(name)) {
            return expected;
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void checkKind(JsonParser in, String name) {
        if (kind == null || !name.equals("kind")) {
            throw MalformedException.at(
                    in,
                    "unknown property; " + type.getSimpleName() + " has "
                            + Arrays.stream(parts).map(part -> part.name).collect(Collectors.joining(", ")));
        }
        if (!kind.equals(ScalarForms.readText(in, "\"" + kind + "\""))) {
            throw MalformedException.expected(in, "\"" + kind + "\"");
        }
    }

    @SuppressWarnings("unchecked")
    private T make(JsonParser in, @Nullable Object[] values) {
        for (int i = 0; i < parts.length; i++) {
            if (values[i] == null && !parts[i].nullable) {
                values[i] = parts[i].form().absent();
                if (values[i] == null) {
                    throw new MalformedException(
                            MalformedException.place(in) + "/" + parts[i].name, "expected a value, got nothing");
                }
            }
        }
        try {
            return (T) (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException refused) {
            throw MalformedException.at(in, String.valueOf(refused.getMessage()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** One component. */
    private static final class Part {
        private final RecordComponent component;
        private final String name;
        private final boolean nullable;
        private final MethodHandle accessor;
        private @Nullable Form<?> form;

        Part(RecordComponent component) {
            this.component = component;
            this.name = component.getName();
            this.nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            try {
                this.accessor = MethodHandles.publicLookup()
                        .unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }

        @SuppressWarnings("unchecked")
        Form<Object> form() {
            Form<?> known = form;
            if (known == null) {
                throw new IllegalStateException(component + " has no form yet");
            }
            return (Form<Object>) known;
        }

        void write(JsonGenerator out, Record owner) {
            Object value = value(owner);
            if (value != null && !(leavesOut(value) && Stored.isBinary(out))) {
                out.writeName(name);
                form().write(out, value);
            }
        }

        /** What is read as empty when it is not there need not be there. */
        private boolean leavesOut(Object value) {
            return !nullable
                    && ((value instanceof Collection<?> several && several.isEmpty())
                            || (value instanceof Map<?, ?> named && named.isEmpty()));
        }

        private @Nullable Object value(Record owner) {
            try {
                return (Object) accessor.invokeExact((Object) owner);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
