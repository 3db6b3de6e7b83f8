package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Writes the rows of lists and search. */
@Repository
class LeadRows {
    private static final String UPSERT = """
            INSERT INTO leads.lead AS l (id, seq, known, name, email, phone, company, title, country, sort_name, stage, stage_since,
                fit, engagement, engagement_at, fades_at, grade, spam, owner, source, channel, campaign, keyword,
                created_at, last_seen_at, account, segments, tags, traits, pattern_keys, pattern_counts, pattern_ends, pattern_times,
                pattern_settled, marks, points, points_most, scored_at, rose, tallies, account_seen)
            SELECT r.id, r.seq, r.known, r.name, r.email, r.phone, r.company, r.title, r.country, r.sort_name, r.stage,
                r.stage_since::timestamptz, r.fit, r.engagement, r.engagement_at::timestamptz, r.fades_at::timestamptz, r.grade, r.spam,
                r.owner, r.source, r.channel, r.campaign, r.keyword, r.created_at::timestamptz, r.last_seen_at::timestamptz, r.account,
                r.segments::text[], r.tags::text[], r.traits::jsonb, r.pattern_keys::int8[], r.pattern_counts::int8[],
                r.pattern_ends::int4[], r.pattern_times::int8[], r.pattern_settled::int4[], r.marks::text[], r.points::float8[],
                r.points_most::float8[], r.scored_at, r.rose::jsonb, r.tallies::jsonb, r.account_seen::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS r(id, seq, known, name, email, phone, company, title, country, sort_name, stage, stage_since,
                fit, engagement, engagement_at, fades_at, grade, spam, owner, source, channel, campaign, keyword,
                created_at, last_seen_at, account, segments, tags, traits, pattern_keys, pattern_counts, pattern_ends, pattern_times,
                pattern_settled, marks, points, points_most, scored_at, rose, tallies, account_seen)
            ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, known = l.known OR excluded.known, name = excluded.name,
                email = coalesce(excluded.email, l.email), phone = coalesce(excluded.phone, l.phone), company = excluded.company,
                title = excluded.title, country = excluded.country, sort_name = excluded.sort_name, stage = excluded.stage,
                stage_since = excluded.stage_since, fit = excluded.fit, engagement = excluded.engagement,
                engagement_at = excluded.engagement_at, fades_at = excluded.fades_at, grade = excluded.grade, spam = excluded.spam,
                owner = excluded.owner, source = excluded.source, channel = excluded.channel, campaign = excluded.campaign,
                keyword = excluded.keyword, created_at = excluded.created_at, last_seen_at = excluded.last_seen_at,
                account = coalesce(excluded.account, l.account), segments = excluded.segments, tags = excluded.tags,
                traits = excluded.traits, pattern_keys = excluded.pattern_keys, pattern_counts = excluded.pattern_counts,
                pattern_ends = excluded.pattern_ends, pattern_times = excluded.pattern_times,
                pattern_settled = excluded.pattern_settled, marks = excluded.marks, points = excluded.points,
                points_most = excluded.points_most, scored_at = excluded.scored_at, rose = excluded.rose, tallies = excluded.tallies,
                account_seen = excluded.account_seen
            """;

    /** Only where nothing newer was concluded meanwhile: that brought its own. */
    private static final String FILL = """
            UPDATE leads.lead l SET pattern_keys = r.pattern_keys::int8[], pattern_counts = r.pattern_counts::int8[],
                pattern_ends = r.pattern_ends::int4[], pattern_times = r.pattern_times::int8[],
                pattern_settled = r.pattern_settled::int4[], marks = r.marks::text[], points = r.points::float8[],
                points_most = r.points_most::float8[], scored_at = r.scored_at, rose = r.rose::jsonb, tallies = r.tallies::jsonb, account_seen = r.account_seen::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS r(id, seq, pattern_keys, pattern_counts, pattern_ends, pattern_times,
                pattern_settled, marks, points, points_most, scored_at, rose, tallies, account_seen)
            WHERE l.id = r.id AND l.seq = r.seq AND l.pattern_keys IS NULL
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
        List<Facets> facets = rows.stream().map(r -> Facets.of(r.state())).toList();
        StatementSpec upsert = jdbc.sql(UPSERT)
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
                .param(Columns.texts(rows, r -> TraitJson.of(r.state().traits()).toString()));
        with(upsert, facets).update();
    }

    private static StatementSpec with(StatementSpec statement, List<Facets> facets) {
        return statement
                .param(Columns.texts(facets, Facets::keys))
                .param(Columns.texts(facets, Facets::counts))
                .param(Columns.texts(facets, Facets::ends))
                .param(Columns.texts(facets, Facets::times))
                .param(Columns.texts(facets, Facets::settled))
                .param(Columns.texts(facets, f -> Columns.literal(f.marks())))
                .param(Columns.texts(facets, Facets::points))
                .param(Columns.texts(facets, Facets::pointsMost))
                .param(Columns.longs(facets, Facets::scoredAt))
                .param(Columns.texts(facets, Facets::rose))
                .param(Columns.texts(facets, Facets::tallies))
                .param(Columns.texts(facets, Facets::account));
    }

    /** Gives rows that were written before there were facets theirs. */
    void fill(List<LeadState> states) {
        StatementSpec fill = jdbc.sql(FILL)
                .param(Columns.longs(states, LeadState::lead))
                .param(Columns.longs(states, LeadState::seq));
        with(fill, states.stream().map(Facets::of).toList()).update();
    }

    /** Leads without facets, in the order of their numbers. */
    List<Long> unfilled(long after, int limit) {
        return jdbc.sql("SELECT id FROM leads.lead WHERE pattern_keys IS NULL AND id > ? ORDER BY id LIMIT ?")
                .params(after, limit)
                .query(Long.class)
                .list();
    }

    long countUnfilled() {
        return jdbc.sql("SELECT count(*) FROM leads.lead WHERE pattern_keys IS NULL")
                .query(Long.class)
                .single();
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
