package io.hatchery.server.intake.imports;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.runtime.Arrival;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a row says into events. Their ids come from the import and the line, so a row taken twice counts once. */
final class RowArrivals {
    /** The property of an imported lead's first event that names the import. */
    static final String IMPORT = "import";

    /**
     * What a row tells happened one after the other: a deal is won by somebody who is a lead already. The engine tells moments apart by
     * the second.
     */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final String id;
    private final String name;
    private final String actor;
    private final List<String> header;
    private final boolean historic;
    private final Instant now;

    /**
     * @param name of the file
     * @param actor who imports
     * @param now when the import began; leads whose row does not say when they came are taken to have come then
     */
    RowArrivals(String id, String name, String actor, List<String> header, boolean historic, Instant now) {
        this.id = id;
        this.name = name;
        this.actor = actor;
        this.header = header;
        this.historic = historic;
        this.now = now;
    }

    /** What an import's events name as their source. */
    static String source(String id) {
        return "import:" + id;
    }

    /** The events of a row; the first tells who the lead is. */
    List<Arrival> of(CsvRow row, Reading.Lead lead) {
        Instant at = cameAt(lead);
        Arrival.Who who = new Arrival.Who.Someone(lead.identifiers());
        List<Arrival> events = new ArrayList<>();
        events.add(new Arrival(
                source(id),
                row.line() + ":identify",
                who,
                "identify",
                at,
                now,
                lead.traits(),
                Map.of(IMPORT, Value.of(id), "file", Value.of(name), "line", Value.of((double) row.line())),
                new Context(lead.source(), null, Map.of()),
                historic,
                raw(row)));
        lead.tags()
                .forEach(tag ->
                        events.add(event(row, who, at, "tag.added", "tag:" + tag, Map.of("tag", Value.of(tag)))));
        lead.optOuts()
                .forEach(channel -> events.add(event(
                        row, who, at, "consent.withdrawn", "optOut:" + channel, Map.of("channel", Value.of(channel)))));
        String stage = lead.stage();
        if (stage != null) {
            events.add(event(
                    row,
                    who,
                    at.plus(STEP),
                    "stage.set",
                    "stage",
                    Map.of("stage", Value.of(stage), "note", Value.of(name))));
        }
        Reading.Deal deal = lead.deal();
        if (deal != null) {
            events.add(deal(row, who, at, deal));
        }
        Reading.Did did = lead.did();
        if (did != null) {
            Instant when = did.at() == null || did.at().isAfter(now) ? at : did.at();
            events.add(event(
                    row,
                    who,
                    when.truncatedTo(ChronoUnit.SECONDS),
                    did.name(),
                    "did",
                    did.properties(),
                    new Context(lead.source(), null, Map.of())));
        }
        return events;
    }

    /** When the row says; else before its deal was closed, or when it did something; else now. Never in the future. */
    private Instant cameAt(Reading.Lead lead) {
        Reading.Deal deal = lead.deal();
        Instant at = lead.createdAt();
        if (at == null && lead.did() != null) {
            at = lead.did().at();
        }
        if (at == null && deal != null && deal.closedAt() != null) {
            at = deal.closedAt().minus(STEP).minus(STEP);
        }
        Instant latest = now.minus(STEP).minus(STEP);
        return (at == null || at.isAfter(latest) ? latest : at).truncatedTo(ChronoUnit.SECONDS);
    }

    private Arrival deal(CsvRow row, Arrival.Who who, Instant at, Reading.Deal deal) {
        Map<String, Value> properties = new HashMap<>();
        Instant earliest = at.plus(STEP).plus(STEP);
        Instant closedAt = deal.closedAt() == null
                        || deal.closedAt().isBefore(earliest)
                        || deal.closedAt().isAfter(now)
                ? earliest
                : deal.closedAt();
        BigDecimal amount = deal.amount();
        put(properties, "opportunity", deal.id() == null ? "import-" + id + "-" + row.line() : deal.id());
        put(properties, "name", deal.name());
        put(properties, "reason", deal.reason());
        put(properties, "currency", deal.currency());
        if (deal.standing() != Reading.Standing.OPEN) {
            properties.put("closedAt", Value.of(closedAt));
        }
        if (amount != null) {
            properties.put("amount", Value.of(amount.doubleValue()));
        }
        return event(row, who, closedAt, type(deal.standing()), "deal", properties);
    }

    private static String type(Reading.Standing standing) {
        return switch (standing) {
            case OPEN -> "opportunity.created";
            case WON -> "opportunity.won";
            case LOST -> "opportunity.lost";
        };
    }

    private Arrival event(
            CsvRow row, Arrival.Who who, Instant at, String type, String part, Map<String, Value> properties) {
        return event(row, who, at, type, part, properties, Context.by(actor));
    }

    private Arrival event(
            CsvRow row,
            Arrival.Who who,
            Instant at,
            String type,
            String part,
            Map<String, Value> properties,
            Context context) {
        return new Arrival(
                source(id),
                row.line() + ":" + part,
                who,
                type,
                at,
                now,
                Map.of(),
                properties,
                context,
                historic,
                "{\"import\":\"" + id + "\",\"line\":" + row.line() + "}");
    }

    private static void put(Map<String, Value> properties, String key, @Nullable String text) {
        if (text != null) {
            properties.put(key, Value.of(text));
        }
    }

    private String raw(CsvRow row) {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("import", id).put("file", name).put("line", row.line());
        ObjectNode cells = raw.putObject("cells");
        for (int i = 0; i < Math.min(header.size(), row.cells().size()); i++) {
            String cell = row.cells().get(i);
            if (!cell.isBlank()) {
                cells.put(header.get(i), cell.replace('\0', '\uFFFD'));
            }
        }
        return raw.toString();
    }
}
