package io.hatchery.server.intake.tracking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** When an event happened by our clock, though it was told by a client's. */
final class SentTimes {
    private static final Duration OLDEST = Duration.ofDays(3_660);

    /** Milliseconds; beyond it no clock of this world goes. */
    private static final double FURTHEST = 1e15;

    private SentTimes() {}

    /**
     * {@code receivedAt − (sentAt − timestamp)}: a client's clock may be wrong, the time between its two readings is not. Without
     * {@code sentAt} the timestamp stands, without both it is now. What lies in the future or more than ten years back is a broken
     * clock's and becomes now.
     */
    static Instant occurred(@Nullable Instant timestamp, @Nullable Instant sentAt, Instant receivedAt) {
        if (timestamp == null) {
            return receivedAt;
        }
        Instant at;
        try {
            at = sentAt == null ? timestamp : receivedAt.minus(Duration.between(timestamp, sentAt));
        } catch (ArithmeticException | DateTimeException beyondTime) {
            return receivedAt;
        }
        return at.isAfter(receivedAt) || at.isBefore(receivedAt.minus(OLDEST)) ? receivedAt : at;
    }

    /** A time as clients write it: ISO 8601 with or without zone (then UTC), or milliseconds since 1970. */
    static Optional<Instant> read(JsonNode node) {
        try {
            if (node.isNumber()) {
                double millis = node.doubleValue(); // a long would refuse fractions and what is larger than it
                return Math.abs(millis) < FURTHEST
                        ? Optional.of(Instant.ofEpochMilli((long) millis))
                        : Optional.empty();
            }
            return node.isString() ? Optional.of(parse(node.stringValue().strip())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant parse(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (text.endsWith("Z")) {
            return Instant.parse(text.replace(' ', 'T'));
        }
        boolean zoned = text.matches(".*[+-]\\d{2}:?\\d{2}$");
        String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
