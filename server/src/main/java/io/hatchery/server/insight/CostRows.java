package io.hatchery.server.insight;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of costs and rates. */
@Repository
class CostRows {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    CostRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    void put(List<Cost> all, @Nullable String by) {
        List<Cost> costs = lastOfEach(all);
        if (costs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into insight.cost (id, day, channel, source, campaign, amount, currency, impressions, clicks,
                            note, changed_at, changed_by)
                        select id, day, channel, source, campaign, amount, currency, impressions, clicks, note,
                            :at::timestamptz, :by
                        from unnest(:id::text[], :day::date[], :channel::text[], :source::text[], :campaign::text[],
                            :amount::numeric[], :currency::text[], :impressions::bigint[], :clicks::bigint[], :note::text[])
                            as n(id, day, channel, source, campaign, amount, currency, impressions, clicks, note)
                        on conflict (day, channel, source, campaign, currency) do update set amount = excluded.amount,
                            impressions = excluded.impressions, clicks = excluded.clicks, note = excluded.note,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("id", Columns.of(costs, it -> ids.next()))
                .param("day", Columns.of(costs, Cost::day))
                .param("channel", Columns.of(costs, Cost::channel))
                .param("source", Columns.of(costs, Cost::source))
                .param("campaign", Columns.of(costs, Cost::campaign))
                .param("amount", Columns.of(costs, Cost::amount))
                .param("currency", Columns.of(costs, Cost::currency))
                .param("impressions", Columns.of(costs, Cost::impressions))
                .param("clicks", Columns.of(costs, Cost::clicks))
                .param("note", Columns.of(costs, Cost::note))
                .param("at", clock.now().toString())
                .param("by", by)
                .update();
    }

    private static List<Cost> lastOfEach(List<Cost> costs) {
        Map<List<?>, Cost> last = new LinkedHashMap<>();
        costs.forEach(it -> last.put(List.of(it.day(), it.channel(), it.source(), it.campaign(), it.currency()), it));
        return List.copyOf(last.values());
    }

    Optional<Entry> find(String id) {
        return jdbc.sql("select * from insight.cost where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    boolean remove(String id) {
        return jdbc.sql("delete from insight.cost where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The newest days first. */
    List<Entry> page(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from insight.cost
                        where day >= coalesce(:from::date, '-infinity') and day < coalesce(:to::date, 'infinity')
                          and (day, id) < (:day::date, :id)
                        order by day desc, id desc limit :limit
                        """)
                .param("from", from == null ? null : from.toString())
                .param("to", to == null ? null : to.toString())
                .param("day", after == null ? "infinity" : after.day().toString())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Rate> rates() {
        return jdbc.sql("select * from insight.rate order by currency, day desc limit 1000")
                .query((row, n) -> new Rate(
                        row.getString("currency"), row.getObject("day", LocalDate.class), row.getBigDecimal("rate")))
                .list();
    }

    void put(Rate rate) {
        jdbc.sql("""
                        insert into insight.rate (currency, day, rate) values (:currency, :day, :rate)
                        on conflict (currency, day) do update set rate = excluded.rate
                        """)
                .param("currency", rate.currency())
                .param("day", rate.day())
                .param("rate", rate.rate())
                .update();
    }

    boolean removeRate(String currency, LocalDate day) {
        return jdbc.sql("delete from insight.rate where currency = :currency and day = :day")
                        .param("currency", currency)
                        .param("day", day)
                        .update()
                > 0;
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                new Cost(
                        row.getObject("day", LocalDate.class),
                        row.getString("channel"),
                        row.getString("source"),
                        row.getString("campaign"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getObject("impressions", Long.class),
                        row.getObject("clicks", Long.class),
                        row.getString("note")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    record Entry(
            String id,
            Cost cost,
            Instant changedAt,
            @Nullable String changedBy) {}

    record Mark(LocalDate day, String id) {}

    /** @param rate what one unit of the currency is worth in the company's, from the day on */
    record Rate(String currency, LocalDate day, BigDecimal rate) {}
}
