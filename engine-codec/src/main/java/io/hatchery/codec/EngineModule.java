package io.hatchery.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;

/** Teaches a Jackson mapper the forms of the engine's types, wherever they appear. */
final class EngineModule extends JacksonModule {

    @Override
    public String getModuleName() {
        return "hatchery-engine";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new EngineSerializers());
        context.addDeserializers(new EngineDeserializers());
    }

    private static <T> @Nullable Form<T> formOf(Class<T> type) {
        return type.getName().startsWith("io.hatchery.engine.") && !type.isEnum()
                ? Forms.ENGINE.find(general(type))
                : null;
    }

    /** Values have one form, whichever of them is asked for. */
    @SuppressWarnings("unchecked")
    private static <T> Class<T> general(Class<T> type) {
        return io.hatchery.engine.Value.class.isAssignableFrom(type) ? (Class<T>) io.hatchery.engine.Value.class : type;
    }

    private static final class EngineSerializers extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier beanDescRef,
                JsonFormat.@Nullable Value formatOverrides) {
            Form<?> form = formOf(type.getRawClass());
            return form == null ? null : new FormSerializer<>(form);
        }
    }

    private static final class EngineDeserializers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier beanDescRef) {
            Form<?> form = formOf(type.getRawClass());
            return form == null ? null : new FormDeserializer<>(form);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
            return formOf(valueType) != null;
        }
    }

    private static final class FormSerializer<T> extends ValueSerializer<T> {
        private final Form<T> form;

        FormSerializer(Form<T> form) {
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            form.write(out, value);
        }
    }

    private static final class FormDeserializer<T> extends ValueDeserializer<T> {
        private final Form<T> form;

        FormDeserializer(Form<T> form) {
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            try {
                return form.read(in);
            } catch (MalformedException wrong) {
                throw new EngineJson.MalformedBody(in, wrong.place(), wrong.message());
            }
        }
    }
}
