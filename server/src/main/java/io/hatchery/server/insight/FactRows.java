package io.hatchery.server.insight;

import io.hatchery.engine.Source;
import io.hatchery.server.desk.Opportunity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables reports read, written while facts are concluded. */
@Repository
class FactRows {
    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers of these origins; those seen for the first time get one. */
    Map<Origin, Integer> ids(List<Origin> origins) {
        Map<Origin, Integer> known = find(origins);
        List<Origin> missing = origins.stream()
                .filter(it -> !known.containsKey(it))
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            jdbc.sql("""
                            insert into insight.source (channel, name, campaign)
                            select * from unnest(:channel::text[], :name::text[], :campaign::text[])
                            on conflict (channel, name, campaign) do nothing
                            """)
                    .param("channel", Columns.of(missing, Origin::channel))
                    .param("name", Columns.of(missing, Origin::name))
                    .param("campaign", Columns.of(missing, Origin::campaign))
                    .update();
            known.putAll(find(missing));
        }
        return known;
    }

    private Map<Origin, Integer> find(List<Origin> origins) {
        Map<Origin, Integer> found = new HashMap<>();
        List<Origin> distinct = origins.stream().distinct().toList();
        jdbc.sql("""
                        select s.* from unnest(:channel::text[], :name::text[], :campaign::text[])
                            as n(channel, name, campaign)
                        join insight.source s using (channel, name, campaign)
                        """)
                .param("channel", Columns.of(distinct, Origin::channel))
                .param("name", Columns.of(distinct, Origin::name))
                .param("campaign", Columns.of(distinct, Origin::campaign))
                .query(row -> {
                    found.put(
                            new Origin(row.getString("channel"), row.getString("name"), row.getString("campaign")),
                            row.getInt("id"));
                });
        return found;
    }

    void reached(List<Reached> rows) {
        jdbc.sql("""
                        insert into insight.reached (lead, stage, at, created_at, source_id)
                        select * from unnest(:lead::bigint[], :stage::text[], :at::timestamptz[], :created::timestamptz[],
                            :source::integer[])
                        on conflict (lead, stage) do update set at = excluded.at, created_at = excluded.created_at,
                            source_id = excluded.source_id
                        """)
                .param("lead", Columns.of(rows, Reached::lead))
                .param("stage", Columns.of(rows, Reached::stage))
                .param("at", Columns.of(rows, Reached::at))
                .param("created", Columns.of(rows, Reached::createdAt))
                .param("source", Columns.of(rows, Reached::source))
                .update();
    }

    void stays(List<Stay> rows) {
        jdbc.sql("""
                        insert into insight.stay (lead, seq, stage, next, left_at, seconds, source_id)
                        select * from unnest(:lead::bigint[], :seq::bigint[], :stage::text[], :next::text[],
                            :left::timestamptz[], :seconds::bigint[], :source::integer[])
                        on conflict (lead, seq) do nothing
                        """)
                .param("lead", Columns.of(rows, Stay::lead))
                .param("seq", Columns.of(rows, Stay::seq))
                .param("stage", Columns.of(rows, Stay::stage))
                .param("next", Columns.of(rows, Stay::next))
                .param("left", Columns.of(rows, Stay::leftAt))
                .param("seconds", Columns.of(rows, Stay::seconds))
                .param("source", Columns.of(rows, Stay::source))
                .update();
    }

    void deals(List<Opportunity> rows, Map<Long, Integer> sources) {
        jdbc.sql("""
                        insert into insight.deal (id, lead, status, stage, amount, currency, opened_at, closed_at, source_id)
                        select id, lead, status, stage, amount, currency, opened, closed,
                            coalesce(source, (select d.source_id from insight.deal d where d.id = n.id))
                        from unnest(:id::text[], :lead::bigint[], :status::text[], :stage::text[], :amount::numeric[],
                            :currency::text[], :opened::timestamptz[], :closed::timestamptz[], :source::integer[])
                            as n(id, lead, status, stage, amount, currency, opened, closed, source)
                        on conflict (id) do update set status = excluded.status, stage = excluded.stage,
                            amount = excluded.amount, currency = excluded.currency, closed_at = excluded.closed_at
                        """)
                .param("id", Columns.of(rows, Opportunity::id))
                .param("lead", Columns.of(rows, Opportunity::lead))
                .param("status", Columns.of(rows, Opportunity::status))
                .param("stage", Columns.of(rows, Opportunity::stage))
                .param("amount", Columns.of(rows, Opportunity::amount))
                .param("currency", Columns.of(rows, Opportunity::currency))
                .param("opened", Columns.of(rows, Opportunity::openedAt))
                .param("closed", Columns.of(rows, Opportunity::closedAt))
                .param("source", Columns.of(rows, it -> sources.get(it.lead())))
                .update();
    }

    /** These leads turned out to be others, where their events are told again. */
    void forget(List<Long> leads) {
        for (String table : List.of("reached", "stay", "deal")) {
            jdbc.sql("delete from insight." + table + " where lead = any(:leads::bigint[])")
                    .param("leads", Columns.of(leads, it -> it))
                    .update();
        }
    }

    /** A lead turned out to be another: its deals go along; first times are the other's to tell. Stays stay where they were. */
    void merge(long from, long into) {
        jdbc.sql("update insight.deal set merged_from = coalesce(merged_from, lead), lead = :into where lead = :from")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("delete from insight.reached where lead = :from")
                .param("from", from)
                .update();
    }

    /** It was not so after all. */
    void unmerge(long from, long into, List<Long> family) {
        jdbc.sql("""
                        update insight.deal set lead = :from, merged_from = nullif(merged_from, :from)
                        where lead = :into and (merged_from = :from or merged_from = any(:family::bigint[]))
                        """)
                .param("from", from)
                .param("into", into)
                .param("family", Columns.of(family, it -> it))
                .update();
        reachedAnew(into);
    }

    private void reachedAnew(long lead) {
        jdbc.sql("delete from insight.reached where lead = :lead")
                .param("lead", lead)
                .update();
    }

    /** A lead is what it was before it was told wrongly; these deals never were. */
    void takenBack(long lead, Set<String> deals) {
        jdbc.sql("delete from insight.deal where lead = :lead and id = any(:deals)")
                .param("lead", lead)
                .param("deals", deals.toArray(String[]::new))
                .update();
        reachedAnew(lead);
    }

    /** The first touch of these leads is another, or was earlier, than was known. */
    void beginnings(List<Beginning> rows) {
        String from =
                " from unnest(:lead::bigint[], :created::timestamptz[], :source::integer[]) as n(lead, created, source)"
                        + " where t.lead = n.lead";
        for (String update : List.of(
                "update insight.reached t set created_at = n.created, source_id = n.source",
                "update insight.stay t set source_id = n.source",
                "update insight.deal t set source_id = n.source")) {
            jdbc.sql(update + from)
                    .param("lead", Columns.of(rows, Beginning::lead))
                    .param("created", Columns.of(rows, Beginning::createdAt))
                    .param("source", Columns.of(rows, Beginning::source))
                    .update();
        }
    }

    /** Where a lead first came from; empty where not known. */
    record Origin(String channel, String name, String campaign) implements Comparable<Origin> {
        static Origin of(@Nullable Source source) {
            return source == null
                    ? new Origin("", "", "")
                    : new Origin(
                            source.channel(),
                            Objects.requireNonNullElse(source.name(), ""),
                            Objects.requireNonNullElse(source.campaign(), ""));
        }

        @Override
        public int compareTo(Origin other) {
            int channels = channel.compareTo(other.channel);
            int names = name.compareTo(other.name);
            return channels != 0 ? channels : names != 0 ? names : campaign.compareTo(other.campaign);
        }
    }

    record Reached(long lead, String stage, Instant at, Instant createdAt, int source) {}

    record Stay(long lead, long seq, String stage, String next, Instant leftAt, long seconds, int source) {}

    record Beginning(long lead, Instant createdAt, int source) {}
}
