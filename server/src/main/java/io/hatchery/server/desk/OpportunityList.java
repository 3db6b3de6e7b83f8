package io.hatchery.server.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists and sums of opportunities. */
@Repository
class OpportunityList {
    private static final String MOMENT = "coalesce(closed_at, stage_since)";
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    OpportunityList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to show; null does not narrow.
     *
     * @param source name of the first touch's source; {@code none} for those without one; so for channel and campaign
     * @param q part of a name or company
     */
    record Filter(
            @Nullable String status,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable Long lead,
            @Nullable String source,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable Instant closedFrom,
            @Nullable Instant closedTo,
            @Nullable LocalDate expectedBefore,
            @Nullable String q) {}

    record Mark(Instant at, String id) {}

    /** The newest change first. */
    List<Opportunity> page(Filter filter, @Nullable Mark after, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(filter, params);
        if (after != null) {
            where += " and (" + MOMENT + ", id) < (:at::timestamptz, :id)";
            params.put("at", after.at().toString());
            params.put("id", after.id());
        }
        params.put("limit", limit);
        return jdbc.sql("select " + OpportunityRows.COLUMNS + " from desk.opportunity where " + where + " order by "
                        + MOMENT + " desc, id desc limit :limit")
                .params(params)
                .query((row, n) -> OpportunityRows.read(row))
                .list();
    }

    /** How many there are, and what they are worth in each currency. */
    Sum sum(Filter filter) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = where(filter, params);
        long count = jdbc.sql("select count(*) from desk.opportunity where " + where)
                .params(params)
                .query(Long.class)
                .single();
        List<Amount> amounts = jdbc.sql("select currency, sum(amount) as amount from desk.opportunity where " + where
                        + " and amount is not null group by currency order by currency")
                .params(params)
                .query((row, n) -> new Amount(row.getString("currency"), row.getBigDecimal("amount")))
                .list();
        return new Sum(count, amounts);
    }

    /** The open ones of a stage, as a column of the board. */
    Column column(String stage, @Nullable String owner) {
        Filter filter = new Filter("OPEN", stage, owner, null, null, null, null, null, null, null, null);
        return new Column(stage, sum(filter), page(filter, null, SHOWN));
    }

    record Amount(@Nullable String currency, BigDecimal amount) {}

    record Sum(long count, List<Amount> amounts) {}

    /** @param items the first {@value #SHOWN} */
    record Column(String stage, Sum sum, List<Opportunity> items) {}

    private static String where(Filter filter, Map<String, Object> params) {
        List<String> parts = new ArrayList<>(List.of("true"));
        is(parts, params, "status", filter.status());
        is(parts, params, "stage", filter.stage());
        is(parts, params, "owner", filter.owner());
        origin(parts, params, "source", filter.source());
        origin(parts, params, "channel", filter.channel());
        origin(parts, params, "campaign", filter.campaign());
        if (filter.lead() != null) {
            parts.add("lead = :lead");
            params.put("lead", filter.lead());
        }
        if (filter.closedFrom() != null) {
            parts.add("closed_at >= :closedfrom::timestamptz");
            params.put("closedfrom", filter.closedFrom().toString());
        }
        if (filter.closedTo() != null) {
            parts.add("closed_at < :closedto::timestamptz");
            params.put("closedto", filter.closedTo().toString());
        }
        if (filter.expectedBefore() != null) {
            parts.add("expected_close < :expected::date");
            params.put("expected", filter.expectedBefore().toString());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            parts.add("(name ilike :q or company ilike :q)");
            params.put("q", "%" + filter.q().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        return String.join(" and ", parts);
    }

    private static void is(List<String> parts, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            parts.add(column + " = :" + column);
            params.put(column, value);
        }
    }

    private static void origin(List<String> parts, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null) {
            parts.add("coalesce(" + column + ", '') = :" + column);
            params.put(column, value.equals("none") ? "" : value);
        }
    }
}
