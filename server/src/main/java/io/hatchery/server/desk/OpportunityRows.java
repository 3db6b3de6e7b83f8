package io.hatchery.server.desk;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of opportunities. */
@Repository
class OpportunityRows {
    static final String COLUMNS = """
            id, lead, name, company, owner, stage, status, amount, currency, expected_close, opened_at, stage_since,
            closed_at, lost_reason, note, created_by""";

    private final JdbcClient jdbc;

    OpportunityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Opportunity> byIds(Collection<String> ids) {
        return jdbc.sql("select " + COLUMNS + " from desk.opportunity where id = any(:ids::text[])")
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    List<Opportunity> ofLead(long lead) {
        return jdbc.sql("select " + COLUMNS
                        + " from desk.opportunity where lead = :lead order by opened_at desc, id limit 200")
                .param("lead", lead)
                .query((row, n) -> read(row))
                .list();
    }

    /** Writes these as they are now, with the first touch of each one's lead. */
    void put(List<Opportunity> rows, Map<Long, LeadState> leads) {
        jdbc.sql("""
                        insert into desk.opportunity (id, lead, name, company, owner, stage, status, amount, currency,
                            expected_close, opened_at, stage_since, closed_at, lost_reason, note, created_by,
                            channel, source, campaign)
                        select * from unnest(:id::text[], :lead::bigint[], :name::text[], :company::text[], :owner::text[],
                            :stage::text[], :status::text[], :amount::numeric[], :currency::text[], :close::date[],
                            :opened::timestamptz[], :since::timestamptz[], :closed::timestamptz[], :reason::text[],
                            :note::text[], :by::text[], :channel::text[], :source::text[], :campaign::text[])
                        on conflict (id) do update set name = excluded.name, company = excluded.company,
                            owner = excluded.owner, stage = excluded.stage, status = excluded.status,
                            amount = excluded.amount, currency = excluded.currency,
                            expected_close = excluded.expected_close, stage_since = excluded.stage_since,
                            closed_at = excluded.closed_at, lost_reason = excluded.lost_reason, note = excluded.note
                        """)
                .param("id", Columns.of(rows, Opportunity::id))
                .param("lead", Columns.of(rows, Opportunity::lead))
                .param("name", Columns.of(rows, Opportunity::name))
                .param("company", Columns.of(rows, Opportunity::company))
                .param("owner", Columns.of(rows, Opportunity::owner))
                .param("stage", Columns.of(rows, Opportunity::stage))
                .param("status", Columns.of(rows, Opportunity::status))
                .param("amount", Columns.of(rows, Opportunity::amount))
                .param("currency", Columns.of(rows, Opportunity::currency))
                .param("close", Columns.of(rows, Opportunity::expectedClose))
                .param("opened", Columns.of(rows, Opportunity::openedAt))
                .param("since", Columns.of(rows, Opportunity::stageSince))
                .param("closed", Columns.of(rows, Opportunity::closedAt))
                .param("reason", Columns.of(rows, Opportunity::lostReason))
                .param("note", Columns.of(rows, Opportunity::note))
                .param("by", Columns.of(rows, Opportunity::createdBy))
                .param("channel", Columns.of(rows, it -> channel(leads.get(it.lead()))))
                .param("source", Columns.of(rows, it -> source(leads.get(it.lead()))))
                .param("campaign", Columns.of(rows, it -> campaign(leads.get(it.lead()))))
                .update();
    }

    /** The first touch of these leads has become another. */
    void sourceChanged(List<LeadState> leads) {
        jdbc.sql("""
                        update desk.opportunity o set channel = n.channel, source = n.source, campaign = n.campaign
                        from unnest(:lead::bigint[], :channel::text[], :source::text[], :campaign::text[])
                            as n(lead, channel, source, campaign)
                        where o.lead = n.lead
                        """)
                .param("lead", Columns.of(leads, LeadState::lead))
                .param("channel", Columns.of(leads, OpportunityRows::channel))
                .param("source", Columns.of(leads, OpportunityRows::source))
                .param("campaign", Columns.of(leads, OpportunityRows::campaign))
                .update();
    }

    /** These leads turned out to be others, where their events are told again. */
    void forget(List<Long> leads) {
        jdbc.sql("delete from desk.opportunity where lead = any(:leads::bigint[])")
                .param("leads", Columns.of(leads, it -> it))
                .update();
    }

    /** These of a lead never were. */
    void remove(long lead, Collection<String> ids) {
        jdbc.sql("delete from desk.opportunity where lead = :lead and id = any(:ids)")
                .param("lead", lead)
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    static Opportunity read(ResultSet row) throws SQLException {
        return new Opportunity(
                row.getString("id"),
                row.getLong("lead"),
                row.getString("name"),
                row.getString("company"),
                row.getString("owner"),
                row.getString("stage"),
                Opportunity.Status.valueOf(row.getString("status")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("expected_close", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("stage_since", OffsetDateTime.class).toInstant(),
                moment(row, "closed_at"),
                row.getString("lost_reason"),
                row.getString("note"),
                row.getString("created_by"));
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String channel(@Nullable LeadState lead) {
        Source first = lead == null ? null : lead.firstSource();
        return first == null ? null : first.channel();
    }

    private static @Nullable String source(@Nullable LeadState lead) {
        Source first = lead == null ? null : lead.firstSource();
        return first == null ? null : first.name();
    }

    private static @Nullable String campaign(@Nullable LeadState lead) {
        Source first = lead == null ? null : lead.firstSource();
        return first == null ? null : first.campaign();
    }
}
