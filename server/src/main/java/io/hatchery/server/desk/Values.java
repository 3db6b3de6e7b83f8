package io.hatchery.server.desk;

import io.hatchery.engine.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads single values of events. */
final class Values {
    private Values() {}

    /** A value as text, trimmed; null for none, an empty one, or several. */
    static @Nullable String text(@Nullable Value value) {
        String text = switch (value) {
            case null -> null;
            case Value.Text(String it) -> it.strip();
            case Value.Num(double it) ->
                Double.isFinite(it)
                        ? BigDecimal.valueOf(it).stripTrailingZeros().toPlainString()
                        : null;
            case Value.Flag(boolean it) -> Boolean.toString(it);
            case Value.Moment(Instant it) -> it.toString();
            case Value.Many ignored -> null;
        };
        return text == null || text.isEmpty() ? null : text;
    }

    /** A value as a moment; text is read as RFC 3339; null when it is none. */
    static @Nullable Instant moment(@Nullable Value value) {
        if (value instanceof Value.Moment(Instant at)) {
            return at;
        }
        String text = text(value);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
