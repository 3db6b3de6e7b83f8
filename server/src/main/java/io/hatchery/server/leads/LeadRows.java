package io.hatchery.server.leads;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of lists and search. */
@Repository
class LeadRows {
    private static final String UPSERT = """
            INSERT INTO leads.lead AS l (id, seq, known, name, email, phone, company, title, country, sort_name, stage, stage_since,
                fit, engagement, engagement_at, fades_at, grade, spam, owner, source, channel, campaign, keyword,
                created_at, last_seen_at, account, segments, tags, traits)
            SELECT r.id, r.seq, r.known, r.name, r.email, r.phone, r.company, r.title, r.country, r.sort_name, r.stage,
                r.stage_since::timestamptz, r.fit, r.engagement, r.engagement_at::timestamptz, r.fades_at::timestamptz, r.grade, r.spam,
                r.owner, r.source, r.channel, r.campaign, r.keyword, r.created_at::timestamptz, r.last_seen_at::timestamptz, r.account,
                r.segments::text[], r.tags::text[], r.traits::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS r(id, seq, known, name, email, phone, company, title, country, sort_name, stage, stage_since,
                fit, engagement, engagement_at, fades_at, grade, spam, owner, source, channel, campaign, keyword,
                created_at, last_seen_at, account, segments, tags, traits)
            ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, known = l.known OR excluded.known, name = excluded.name,
                email = coalesce(excluded.email, l.email), phone = coalesce(excluded.phone, l.phone), company = excluded.company,
                title = excluded.title, country = excluded.country, sort_name = excluded.sort_name, stage = excluded.stage,
                stage_since = excluded.stage_since, fit = excluded.fit, engagement = excluded.engagement,
                engagement_at = excluded.engagement_at, fades_at = excluded.fades_at, grade = excluded.grade, spam = excluded.spam,
                owner = excluded.owner, source = excluded.source, channel = excluded.channel, campaign = excluded.campaign,
                keyword = excluded.keyword, created_at = excluded.created_at, last_seen_at = excluded.last_seen_at,
                account = coalesce(excluded.account, l.account), segments = excluded.segments, tags = excluded.tags,
                traits = excluded.traits
            """;

    private static final String UPSERT_SEARCH = """
            INSERT INTO leads.lead_search AS s (lead, text, grams)
            SELECT r.lead, r.text, r.grams::text[] FROM unnest(?, ?, ?) AS r(lead, text, grams)
            ON CONFLICT (lead) DO UPDATE SET text = excluded.text, grams = excluded.grams WHERE s.text <> excluded.text
            """;

    private final JdbcClient jdbc;

    LeadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<LeadRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(UPSERT)
                .param(Columns.longs(rows, LeadRow::id))
                .param(Columns.longs(rows, r -> r.state().seq()))
                .param(Columns.flags(rows, LeadRow::identified))
                .param(Columns.texts(rows, LeadRow::name))
                .param(Columns.texts(rows, LeadRow::email))
                .param(Columns.texts(rows, LeadRow::phone))
                .param(Columns.texts(rows, LeadRow::company))
                .param(Columns.texts(rows, LeadRow::title))
                .param(Columns.texts(rows, LeadRow::country))
                .param(Columns.texts(rows, LeadRow::sortName))
                .param(Columns.texts(rows, r -> r.state().stage().stage()))
                .param(Columns.times(rows, r -> r.state().stage().since()))
                .param(Columns.doubles(rows, r -> r.heat().fit()))
                .param(Columns.doubles(rows, r -> r.heat().engagement()))
                .param(Columns.times(rows, r -> r.heat().at()))
                .param(Columns.times(rows, r -> r.heat().fadesAt()))
                .param(Columns.texts(rows, r -> r.state().scores().grade()))
                .param(Columns.flags(rows, r -> r.state().scores().spam()))
                .param(Columns.texts(rows, r -> r.state().stage().owner()))
                .param(Columns.texts(rows, LeadRow::source))
                .param(Columns.texts(rows, LeadRow::channel))
                .param(Columns.texts(rows, LeadRow::campaign))
                .param(Columns.texts(rows, LeadRow::keyword))
                .param(Columns.times(rows, LeadRow::createdAt))
                .param(Columns.times(rows, LeadRow::lastSeenAt))
                .param(Columns.longs(rows, LeadRow::account))
                .param(Columns.texts(
                        rows, r -> Columns.literal(r.state().segments().since().keySet())))
                .param(Columns.texts(
                        rows, r -> Columns.literal(r.state().tags().byId().keySet())))
                .param(Columns.texts(rows, r -> TraitJson.of(r.state().traits()).toString()))
                .update();
    }

    /** Makes leads findable; to be called with those whose text may have changed. */
    void writeSearch(List<LeadRow> rows) {
        List<LeadRow> findable =
                rows.stream().filter(r -> r.searchText() != null).toList();
        if (findable.isEmpty()) {
            return;
        }
        jdbc.sql(UPSERT_SEARCH)
                .param(Columns.longs(findable, LeadRow::id))
                .param(Columns.texts(findable, LeadRow::searchText))
                .param(Columns.texts(findable, r -> Columns.literal(Grams.of(Objects.requireNonNull(r.searchText())))))
                .update();
    }
}
