package io.hatchery.server.platform.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.hatchery.engine.Value;
import io.hatchery.server.platform.Secret;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.PrimitiveType;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records by their components (required unless {@code @Nullable}) and sealed types as one of their records, told apart by
 * {@code kind}, as they are written. Records of the server carry their module in their name, so that two may use the same word.
 */
@Component
class RecordSchemas implements ModelConverter {
    private static final String ENGINE = "io.hatchery.engine.";
    private static final String SERVER = "io.hatchery.server.";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> own = own(TypeFactory.defaultInstance().constructType(annotated.getType()), context);
        if (own != null) {
            return own;
        }
        return chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
    }

    private static @Nullable Schema<?> own(JavaType type, ModelConverterContext context) {
        Class<?> raw = type.getRawClass();
        Schema<?> plain = plain(raw);
        if (plain != null) {
            return plain;
        }
        if (!raw.getName().startsWith(ENGINE) && !raw.getName().startsWith(SERVER)) {
            return null;
        }
        if (raw.isRecord()) {
            return named(name(type), context, () -> record(type, context));
        }
        return raw.isSealed() && raw.isInterface() ? named(name(type), context, () -> sealed(type, context)) : null;
    }

    /** The schema of a part. The context answers only once for each type, so what can be told without it is. */
    private static Schema<?> part(JavaType type, ModelConverterContext context) {
        Schema<?> own = own(type, context);
        if (own != null) {
            return own;
        }
        if (type.isMapLikeType()) {
            return new ObjectSchema().additionalProperties(part(type.getContentType(), context));
        }
        if ((type.isCollectionLikeType() || type.isArrayType()) && type.getRawClass() != byte[].class) {
            return new ArraySchema().items(part(type.getContentType(), context));
        }
        if (type.isEnumType()) {
            return new StringSchema()
                    ._enum(Arrays.stream(type.getRawClass().getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
        PrimitiveType primitive = PrimitiveType.fromType(type);
        if (primitive != null) {
            return primitive.createProperty();
        }
        Schema<?> known = context.resolve(new AnnotatedType(type));
        return known == null ? new Schema<>() : known;
    }

    private static @Nullable Schema<?> plain(Class<?> raw) {
        if (raw == Value.class) {
            return new Schema<>().description("A string, number, boolean, {\"at\": time}, or an array of these");
        }
        if (raw == Duration.class) {
            return new StringSchema().format("duration").example("P3D");
        }
        if (ZoneId.class.isAssignableFrom(raw)) {
            return new StringSchema().example("Asia/Shanghai");
        }
        if (raw == Secret.class) {
            return new ObjectSchema()
                    .addProperty("set", new BooleanSchema().description("There is one; send it back to keep it"))
                    .addProperty(
                            "value", new StringSchema().description("A new one").writeOnly(true));
        }
        return raw.getName().startsWith("tools.jackson.") ? new Schema<>() : null;
    }

    /** Defines it once, empty at first, so that a type may contain itself. */
    private static Schema<?> named(
            String name, ModelConverterContext context, java.util.function.Supplier<Schema<?>> definition) {
        if (!context.getDefinedModels().containsKey(name)) {
            context.defineModel(name, new ObjectSchema());
            context.defineModel(name, definition.get());
        }
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> record(JavaType type, ModelConverterContext context) {
        Class<?> raw = type.getRawClass();
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        ObjectSchema schema = new ObjectSchema();
        if (hasKind(raw)) {
            properties.put("kind", new StringSchema()._enum(List.of(kind(raw))));
            schema.addRequiredItem("kind");
        }
        for (RecordComponent component : raw.getRecordComponents()) {
            JavaType part =
                    TypeFactory.defaultInstance().resolveMemberType(component.getGenericType(), type.getBindings());
            properties.put(component.getName(), part(part, context));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
        properties.forEach(schema::addProperty);
        return schema;
    }

    private static Schema<?> sealed(JavaType type, ModelConverterContext context) {
        Schema<?> schema = new Schema<>();
        leaves(type.getRawClass())
                .forEach(leaf ->
                        schema.addOneOfItem(part(TypeFactory.defaultInstance().constructType(leaf), context)));
        return schema.discriminator(new Discriminator().propertyName("kind"));
    }

    private static java.util.stream.Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() && type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordSchemas::leaves)
                : java.util.stream.Stream.of(type);
    }

    /** Whether a record is one of several of a sealed type that is written with its kind. */
    private static boolean hasKind(Class<?> record) {
        return Arrays.stream(record.getInterfaces())
                .filter(Class::isSealed)
                .anyMatch(it -> it.getName().startsWith(ENGINE) || it.isAnnotationPresent(JsonTypeInfo.class));
    }

    private static String kind(Class<?> record) {
        return Character.toLowerCase(record.getSimpleName().charAt(0))
                + record.getSimpleName().substring(1);
    }

    private static String name(JavaType type) {
        Class<?> raw = type.getRawClass();
        String own = raw.getName()
                .substring(raw.getPackageName().length() + 1)
                .replace("Controller$", "")
                .replace("$", "");
        String name = raw.getName().startsWith(SERVER) ? inModule(raw, own) : own;
        StringBuilder full = new StringBuilder(name);
        type.getBindings()
                .getTypeParameters()
                .forEach(it -> full.append("Of").append(it.getRawClass().getSimpleName()));
        return full.toString();
    }

    private static String inModule(Class<?> raw, String own) {
        String module = raw.getPackageName().substring(SERVER.length()).replaceFirst("\\..*", "");
        String prefix = Character.toUpperCase(module.charAt(0)) + module.substring(1);
        return own.startsWith(prefix) ? own : prefix + own;
    }
}
