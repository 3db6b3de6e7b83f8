package io.hatchery.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The forms of what has no parts: text, numbers, flags, times and names of constants. */
final class ScalarForms {
    private ScalarForms() {}

    static Map<Class<?>, Form<?>> all() {
        Map<Class<?>, Form<?>> forms = new HashMap<>();
        forms.put(String.class, new Text());
        forms.put(int.class, new Whole());
        forms.put(long.class, new Count());
        forms.put(Integer.class, new Whole());
        forms.put(double.class, new Decimal());
        forms.put(Double.class, new Decimal());
        forms.put(boolean.class, new Flag());
        forms.put(Boolean.class, new Flag());
        forms.put(Instant.class, new Moment());
        forms.put(Duration.class, new Span());
        forms.put(ZoneId.class, new Zone());
        forms.put(LocalDate.class, new Written<>(LocalDate::parse, "a date such as \"2026-10-01\""));
        forms.put(LocalTime.class, new Written<>(LocalTime::parse, "a time of day such as \"09:30\""));
        forms.put(Long.class, new Count());
        return forms;
    }

    /** A type whose text form says all. */
    private record Written<T>(Function<String, T> parse, String what) implements Form<T> {
        @Override
        public void write(JsonGenerator out, T value) {
            out.writeString(value.toString());
        }

        @Override
        public T read(JsonParser in) {
            try {
                return parse.apply(readText(in, what));
            } catch (DateTimeException wrong) {
                throw MalformedException.expected(in, what);
            }
        }
    }

    static void writeNumber(JsonGenerator out, double number) {
        long whole = (long) number;
        if (whole == number && Math.abs(whole) < 1L << 53) {
            out.writeNumber(whole);
        } else {
            out.writeNumber(number);
        }
    }

    static double readNumber(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT && in.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw MalformedException.expected(in, "a number");
        }
        double number = in.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw MalformedException.expected(in, "a number that a computer can hold");
        }
        return number;
    }

    static String readText(JsonParser in, String what) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw MalformedException.expected(in, what);
        }
        return in.getString();
    }

    private static final class Text implements Form<String> {
        @Override
        public void write(JsonGenerator out, String value) {
            out.writeString(value);
        }

        @Override
        public String read(JsonParser in) {
            return readText(in, "a text");
        }
    }

    private static final class Whole implements Form<Integer> {
        @Override
        public void write(JsonGenerator out, Integer value) {
            out.writeNumber(value);
        }

        @Override
        public Integer read(JsonParser in) {
            long number = readWhole(in);
            if (number != (int) number) {
                throw MalformedException.expected(in, "a whole number of at most " + Integer.MAX_VALUE);
            }
            return (int) number;
        }
    }

    private static final class Count implements Form<Long> {
        @Override
        public void write(JsonGenerator out, Long value) {
            out.writeNumber(value);
        }

        @Override
        public Long read(JsonParser in) {
            return readWhole(in);
        }
    }

    private static long readWhole(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && in.getDoubleValue() == (long) in.getDoubleValue()) {
            return (long) in.getDoubleValue();
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw MalformedException.expected(in, "a whole number");
        }
        return in.getLongValue();
    }

    private static final class Decimal implements Form<Double> {
        @Override
        public void write(JsonGenerator out, Double value) {
            writeNumber(out, value);
        }

        @Override
        public Double read(JsonParser in) {
            return readNumber(in);
        }
    }

    private static final class Flag implements Form<Boolean> {
        @Override
        public void write(JsonGenerator out, Boolean value) {
            out.writeBoolean(value);
        }

        @Override
        public Boolean read(JsonParser in) {
            if (in.currentToken() == JsonToken.VALUE_TRUE) {
                return true;
            }
            if (in.currentToken() == JsonToken.VALUE_FALSE) {
                return false;
            }
            throw MalformedException.expected(in, "true or false");
        }
    }

    static final class Moment implements Form<Instant> {
        private static final String WHAT = "a time such as \"2026-01-31T08:15:30Z\"";

        @Override
        public void write(JsonGenerator out, Instant value) {
            if (value.getNano() % 1000 == 0 && Stored.isBinary(out)) {
                out.writeNumber(value.getEpochSecond() * 1_000_000 + value.getNano() / 1000);
            } else {
                out.writeString(Times.text(value));
            }
        }

        @Override
        public Instant read(JsonParser in) {
            if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && Stored.isBinary(in)) {
                long micros = in.getLongValue();
                return Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
            }
            Instant at = Times.read(readText(in, WHAT));
            if (at == null) {
                throw MalformedException.expected(in, WHAT);
            }
            return at;
        }
    }

    private static final class Span implements Form<Duration> {
        private static final String WHAT = "a duration such as \"P3D\" or \"PT30M\"";

        @Override
        public void write(JsonGenerator out, Duration value) {
            if (Stored.isBinary(out) && value.equals(Duration.ofSeconds(value.toSeconds()))) {
                out.writeNumber(value.toSeconds());
            } else {
                out.writeString(text(value));
            }
        }

        /** Whole days as days, as people write them; the rest as {@link Duration} does. */
        private static String text(Duration value) {
            long days = value.toDays();
            return days != 0 && value.equals(Duration.ofDays(days)) ? "P" + days + "D" : value.toString();
        }

        @Override
        public Duration read(JsonParser in) {
            if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && Stored.isBinary(in)) {
                return Duration.ofSeconds(in.getLongValue());
            }
            try {
                return Duration.parse(readText(in, WHAT));
            } catch (DateTimeParseException wrong) {
                throw MalformedException.expected(in, WHAT);
            }
        }
    }

    private static final class Zone implements Form<ZoneId> {
        private static final String WHAT = "a time zone such as \"Asia/Shanghai\"";

        @Override
        public void write(JsonGenerator out, ZoneId value) {
            out.writeString(value.getId());
        }

        @Override
        public ZoneId read(JsonParser in) {
            try {
                return ZoneId.of(readText(in, WHAT));
            } catch (DateTimeException wrong) {
                throw MalformedException.expected(in, WHAT);
            }
        }
    }

    /** A constant by its name. */
    static final class Constant<E extends Enum<E>> implements Form<E> {
        private final E[] constants;
        private final Map<String, E> byName = new HashMap<>();

        Constant(Class<E> type) {
            constants = type.getEnumConstants();
            Arrays.stream(constants).forEach(constant -> byName.put(constant.name(), constant));
        }

        @Override
        public void write(JsonGenerator out, E value) {
            out.writeString(value.name());
        }

        @Override
        public E read(JsonParser in) {
            E constant = in.currentToken() == JsonToken.VALUE_STRING ? byName.get(in.getString()) : null;
            if (constant == null) {
                throw MalformedException.expected(in, "one of " + Arrays.toString(constants));
            }
            return constant;
        }
    }
}
