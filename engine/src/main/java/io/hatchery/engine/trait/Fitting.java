package io.hatchery.engine.trait;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.base.Scalars;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fits what clients send to the type of a field. */
public final class Fitting {
    private Fitting() {}

    /**
     * The value as the field's type takes it, null when it does not fit. Blank text fits every field: it says that nothing is known.
     *
     * @param zone in which a date without a zone is meant
     */
    public static @Nullable Value fit(Field field, Value value, ZoneId zone) {
        if (value instanceof Value.Text text && text.text().isBlank()) {
            return Value.of("");
        }
        return switch (field.type()) {
            case TEXT -> value instanceof Value.Text ? value : Value.of(Scalars.text(value));
            case NUMBER -> number(value);
            case FLAG -> flag(value);
            case DATE -> date(value, zone);
            case CHOICE -> choice(field.options(), Scalars.text(value));
            case LIST -> list(value);
        };
    }

    private static @Nullable Value number(Value value) {
        double number = Scalars.number(value);
        return Double.isNaN(number) ? null : Value.of(number);
    }

    private static @Nullable Value flag(Value value) {
        if (value instanceof Value.Flag) {
            return value;
        }
        return switch (Scalars.text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是" -> Value.of(true);
            case "false", "no", "n", "0", "否" -> Value.of(false);
            default -> null;
        };
    }

    private static @Nullable Value choice(List<String> options, String text) {
        for (String option : options) {
            if (option.equalsIgnoreCase(text.strip())) {
                return Value.of(option);
            }
        }
        return options.isEmpty() ? Value.of(text) : null;
    }

    private static Value list(Value value) {
        List<Value> texts = new ArrayList<>();
        if (value instanceof Value.Many many) {
            many.values().forEach(one -> texts.add(Value.of(Scalars.text(one))));
        } else {
            texts.add(Value.of(Scalars.text(value)));
        }
        return new Value.Many(texts);
    }

    private static @Nullable Value date(Value value, ZoneId zone) {
        return switch (value) {
            case Value.Moment moment -> Value.of(Moments.micros(moment.at()));
            case Value.Text text -> {
                Instant at = dateOrNull(text.text().strip(), zone);
                yield at == null ? null : Value.of(Moments.micros(at));
            }
            case Value.Num(double number)
            when number >= 1e8 && number < 1e14 ->
                Value.of(number < 1e11 ? Instant.ofEpochSecond((long) number) : Instant.ofEpochMilli((long) number));
            case Value.Num _, Value.Flag _, Value.Many _ -> null;
        };
    }

    private static @Nullable Instant dateOrNull(String text, ZoneId zone) {
        String iso = text.replace('/', '-').replace(' ', 'T');
        try {
            if (iso.length() <= 10) {
                return LocalDate.parse(padded(iso)).atStartOfDay(zone).toInstant();
            }
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** {@code 2026-1-5} as {@code 2026-01-05}. */
    private static String padded(String date) {
        String[] parts = date.split("-", -1);
        return parts.length != 3
                ? date
                : parts[0] + "-" + (parts[1].length() == 1 ? "0" : "") + parts[1] + "-"
                        + (parts[2].length() == 1 ? "0" : "") + parts[2];
    }
}
