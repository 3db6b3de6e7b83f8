package io.hatchery.codec;

import io.hatchery.engine.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes a random value of any engine type by looking at its components; small, since conditions and nodes contain themselves. */
final class AnyEngineValue {
    private static final String[] TEXTS = {
        "", "a", "MQL", "孵化", "é\"\\\n\u0001", "/pricing?a=b", "page", "🐣", "x.y", "null"
    };
    private final Random random;

    AnyEngineValue(long seed) {
        this.random = new Random(seed);
    }

    <T> T make(Class<T> type) {
        return type.cast(any(type, 0));
    }

    private Object any(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(of[0], depth) : map(of[1], depth);
        }
        Class<?> plain = (Class<?>) type;
        Object scalar = scalar(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain == Value.class || plain == Value.Many.class) {
            return value(depth);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        if (plain.isSealed()) {
            return oneOf(plain, depth);
        }
        return ofRecord(plain, depth);
    }

    private @Nullable Object scalar(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> TEXTS[random.nextInt(TEXTS.length)];
            case "int", "java.lang.Integer" -> random.nextBoolean() ? random.nextInt(10) : random.nextInt();
            case "long", "java.lang.Long" -> random.nextBoolean() ? random.nextLong(100) : random.nextLong();
            case "double", "java.lang.Double" -> number();
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "java.time.Instant" -> instant();
            case "java.time.Duration" -> duration();
            case "java.time.ZoneId" -> ZoneId.of(random.nextBoolean() ? "Asia/Shanghai" : "America/New_York");
            case "java.time.LocalDate" -> LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000));
            case "java.time.LocalTime" -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            default -> null;
        };
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100);
            case 1 -> -random.nextInt(1000) / 7.0;
            case 2 -> random.nextGaussian() * 1e18;
            default -> random.nextDouble();
        };
    }

    private Instant instant() {
        long second = random.nextInt(5) == 0 ? random.nextLong(-62_135_596_800L, 253_402_300_799L) : random.nextInt();
        int nano = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1000;
            default -> random.nextInt(1_000_000_000);
        };
        return Instant.ofEpochSecond(second, nano);
    }

    private Duration duration() {
        return random.nextBoolean() ? Duration.ofDays(random.nextInt(400)) : Duration.ofMillis(random.nextInt());
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 5)) {
            case 0 -> Value.of(TEXTS[random.nextInt(TEXTS.length)]);
            case 1 -> Value.of(number());
            case 2 -> Value.of(random.nextBoolean());
            case 3 -> Value.of(instant());
            default -> new Value.Many(List.of(value(depth + 2), value(depth + 2)));
        };
    }

    private Object oneOf(Class<?> type, int depth) {
        Class<?>[] kinds = type.getPermittedSubclasses();
        Object made = null;
        for (int tries = 0; made == null; tries++) {
            Class<?> kind = kinds[random.nextInt(kinds.length)];
            made = depth > 5 && tries < 50 && containsItself(kind, type) ? null : any(kind, depth + 1);
        }
        return made;
    }

    private static boolean containsItself(Class<?> kind, Class<?> type) {
        if (!kind.isRecord()) {
            return false;
        }
        for (RecordComponent part : kind.getRecordComponents()) {
            if (part.getGenericType().getTypeName().contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private List<Object> list(Type of, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(depth > 4 ? 2 : 4); i > 0; i--) {
            list.add(any(of, depth + 1));
        }
        return list;
    }

    private Map<String, Object> map(Type of, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(depth > 4 ? 2 : 4); i > 0; i--) {
            map.put(TEXTS[random.nextInt(TEXTS.length)], any(of, depth + 1));
        }
        return map;
    }

    private Object ofRecord(Class<?> type, int depth) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            boolean left = parts[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && (depth > 6 || random.nextBoolean());
            values[i] = left ? null : any(parts[i].getGenericType(), depth + 1);
        }
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }
}
