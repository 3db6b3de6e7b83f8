package io.hatchery.server.leads;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.ReadModel.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how a lead's opportunities stand, as their events tell it. */
@Repository
class OpportunityRows {
    private static final String UPSERT = """
            INSERT INTO leads.lead_opportunity AS o (lead, opportunity, standing, stage, amount, currency, at)
            SELECT lead, opportunity, standing, stage, amount::numeric, currency, at::timestamptz
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r(lead, opportunity, standing, stage, amount, currency, at)
            ON CONFLICT (lead, opportunity) DO UPDATE SET standing = excluded.standing, stage = coalesce(excluded.stage, o.stage),
                amount = coalesce(excluded.amount, o.amount), currency = coalesce(excluded.currency, o.currency), at = excluded.at
            """;

    private final JdbcClient jdbc;

    OpportunityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(long lead, String opportunity) {}

    private record Standing(
            Key key,
            String standing,
            @Nullable String stage,
            @Nullable String amount,
            @Nullable String currency,
            Instant at) {

        /** What came later counts; what it does not say stays. */
        Standing then(Standing later) {
            return new Standing(
                    key,
                    later.standing,
                    later.stage == null ? stage : later.stage,
                    later.amount == null ? amount : later.amount,
                    later.currency == null ? currency : later.currency,
                    later.at);
        }
    }

    void write(List<Change> batch) {
        Map<Key, Standing> standings = new LinkedHashMap<>();
        for (Change change : batch) {
            for (Input input : change.inputs()) {
                read(input).ifPresent(s -> standings.merge(s.key(), s, Standing::then));
            }
        }
        List<Standing> rows = List.copyOf(standings.values());
        if (!rows.isEmpty()) {
            jdbc.sql(UPSERT)
                    .param(Columns.longs(rows, r -> r.key().lead()))
                    .param(Columns.texts(rows, r -> r.key().opportunity()))
                    .param(Columns.texts(rows, Standing::standing))
                    .param(Columns.texts(rows, Standing::stage))
                    .param(Columns.texts(rows, Standing::amount))
                    .param(Columns.texts(rows, Standing::currency))
                    .param(Columns.times(rows, Standing::at))
                    .update();
        }
    }

    private static Optional<Standing> read(Input input) {
        if (!(input instanceof Input.Happened happened) || !happened.type().startsWith("opportunity.")) {
            return Optional.empty();
        }
        Map<String, Value> said = happened.properties();
        String opportunity = text(said.get("opportunity"));
        if (opportunity == null) {
            return Optional.empty();
        }
        String standing = switch (happened.type()) {
            case "opportunity.won" -> "won";
            case "opportunity.lost" -> "lost";
            default -> "open";
        };
        return Optional.of(new Standing(
                new Key(happened.lead(), opportunity),
                standing,
                text(said.get("stage")),
                amount(said.get("amount")),
                text(said.get("currency")),
                happened.occurredAt()));
    }

    private static @Nullable String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) && !text.isBlank() ? text : null;
    }

    private static @Nullable String amount(@Nullable Value value) {
        return switch (value) {
            case Value.Num(double number) -> BigDecimal.valueOf(number).toPlainString();
            case Value.Text(String text) when text.matches("-?\\d{1,16}(\\.\\d{1,4})?") -> text;
            case null, default -> null;
        };
    }
}
