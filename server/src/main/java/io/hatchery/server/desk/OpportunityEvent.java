package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import io.hatchery.engine.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event says about an opportunity. */
record OpportunityEvent(
        String opportunity, long lead, Instant at, @Nullable String actor, Kind kind, Details details) {

    static final String PREFIX = "opportunity.";

    /** What happened to it; the name of each is the end of the event's type. */
    enum Kind {
        CREATED,
        CHANGED,
        STAGE,
        WON,
        LOST,
        REOPENED;

        String type() {
            return PREFIX + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the event tells; null where it is silent. */
    record Details(
            @Nullable String name,
            @Nullable String company,
            @Nullable String owner,
            @Nullable String stage,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate expectedClose,
            @Nullable Instant closedAt,
            @Nullable String reason,
            @Nullable String note) {}

    /** Reads an event; null when it says nothing about opportunities. One that names no opportunity is its own. */
    static @Nullable OpportunityEvent of(Happened event) {
        Kind kind = kind(event.type());
        if (kind == null) {
            return null;
        }
        String id = text(event, "opportunity");
        BigDecimal amount = amount(event.properties().get("amount"));
        String currency = text(event, "currency");
        var details = new Details(
                text(event, "name"),
                text(event, "company"),
                text(event, "owner"),
                text(event, "stage"),
                amount,
                currency == null ? null : currency.toUpperCase(Locale.ROOT),
                date(text(event, "expectedClose")),
                Values.moment(event.properties().get("closedAt")),
                text(event, "reason"),
                text(event, "note"));
        return new OpportunityEvent(
                id == null ? event.id() : id,
                event.lead(),
                event.occurredAt(),
                event.context().actor(),
                kind,
                details);
    }

    private static @Nullable Kind kind(String type) {
        if (!type.startsWith(PREFIX)) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (kind.type().equals(type)) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable String text(Happened event, String key) {
        return Values.text(event.properties().get(key));
    }

    /** To the cent, half up; null when it is no amount or larger than the tables hold. */
    private static @Nullable BigDecimal amount(@Nullable Value value) {
        String text = Values.text(value);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
            return amount.precision() > 18 ? null : amount;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
