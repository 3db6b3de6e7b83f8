package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of how leads became known, and by whom they were referred. */
@Repository
class CreationRows {
    private final JdbcClient jdbc;

    CreationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param link the code of the link of ours the touch came by */
    record Creation(
            long lead,
            Instant at,
            @Nullable Source source,
            @Nullable String link) {}

    /** Where a page ended. */
    record Mark(Instant at, long lead) {}

    record Came(long lead, String link, Instant at) {}

    record Referred(long lead, long by, String link, String name, Instant at) {}

    /** These came by links of ours. */
    void came(List<Came> all) {
        jdbc.sql("""
                        insert into sources.arrival as a (lead, link, at)
                        select * from unnest(:lead::bigint[], :link::text[], :at::timestamptz[])
                        on conflict (lead) do update set link = excluded.link, at = excluded.at where a.at <= excluded.at
                        """)
                .param("lead", column(all, it -> it.lead()))
                .param("link", column(all, Came::link))
                .param("at", column(all, Came::at))
                .update();
    }

    /**
     * Those known before stay as they are. A touch told earlier knows its link by the lead's last arrival, if that was where it came
     * from. A referral is noted with the lead it brought.
     */
    void add(List<Creation> all) {
        jdbc.sql("""
                        with n as (
                            insert into sources.creation (lead, at, channel, name, medium, campaign, content, keyword, link)
                            select c.lead, c.at, c.channel, c.name, c.medium, c.campaign, c.content, c.keyword,
                                coalesce(c.link, (select a.link from sources.arrival a join sources.link l on l.code = a.link
                                    where a.lead = c.lead and a.at <= c.at and l.source is not distinct from c.name
                                      and l.campaign is not distinct from c.campaign))
                            from unnest(:lead::bigint[], :at::timestamptz[], :channel::text[], :name::text[], :medium::text[],
                                :campaign::text[], :content::text[], :keyword::text[], :link::text[])
                                as c(lead, at, channel, name, medium, campaign, content, keyword, link)
                            on conflict (lead) do nothing returning lead, at, link)
                        insert into sources.referral (lead, link, at, told)
                        select n.lead, l.code, n.at, l.lead is null from n join sources.link l on l.code = n.link
                        where l.kind <> 'CAMPAIGN' and l.lead is distinct from n.lead
                        on conflict (lead) do nothing
                        """)
                .param("lead", column(all, it -> it.lead()))
                .param("at", column(all, Creation::at))
                .param("channel", column(all, it -> of(it, Source::channel)))
                .param("name", column(all, it -> of(it, Source::name)))
                .param("medium", column(all, it -> of(it, Source::medium)))
                .param("campaign", column(all, it -> of(it, Source::campaign)))
                .param("content", column(all, it -> of(it, Source::content)))
                .param("keyword", column(all, it -> of(it, Source::keyword)))
                .param("link", column(all, Creation::link))
                .update();
    }

    void forget(List<Long> leads) {
        for (String table : List.of("creation", "referral", "arrival")) {
            jdbc.sql("delete from sources." + table + " where lead = any(:leads::bigint[])")
                    .param("leads", column(leads, it -> it))
                    .update();
        }
    }

    /** Takes the creation of a lead away when it was at one of these times. */
    void forgetCreation(long lead, List<Instant> times) {
        jdbc.sql("delete from sources.creation where lead = :lead and at = any(:times::timestamptz[])")
                .param("lead", lead)
                .param("times", column(times, Instant::toString))
                .update();
    }

    Optional<Creation> find(long lead) {
        return jdbc.sql("select * from sources.creation where lead = ?")
                .param(lead)
                .query((row, n) -> creation(row))
                .optional();
    }

    /** The link by which somebody referred the lead. */
    Optional<String> referredBy(long lead) {
        return jdbc.sql("select link from sources.referral where lead = ?")
                .param(lead)
                .query(String.class)
                .optional();
    }

    /** Referrals by leads who do not know of them yet, the oldest first. */
    List<Referred> untold(int limit) {
        return jdbc.sql("""
                        select r.lead, l.lead as by, l.code, l.name, r.at from sources.referral r
                        join sources.link l on l.code = r.link
                        where not r.told and l.lead is not null order by r.at limit ?
                        """)
                .param(limit)
                .query((row, n) -> new Referred(
                        row.getLong("lead"),
                        row.getLong("by"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void told(long lead) {
        jdbc.sql("update sources.referral set told = true where lead = ?")
                .param(lead)
                .update();
    }

    /** Who became known by touches of a campaign or a link, the newest first. One of the two is asked for. */
    List<Creation> page(@Nullable String campaign, @Nullable String link, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from sources.creation
                        where (:campaign::text is null or campaign = :campaign) and (:link::text is null or link = :link)
                          and (at, lead) < (:at::timestamptz, :lead::bigint)
                        order by at desc, lead desc limit :limit
                        """)
                .param("campaign", campaign)
                .param("link", link)
                .param("at", after == null ? "infinity" : after.at().toString())
                .param("lead", after == null ? 0 : after.lead())
                .param("limit", limit)
                .query((row, n) -> creation(row))
                .list();
    }

    /** How many leads became known by touches of these campaigns, and of campaigns nobody planned. */
    List<CampaignRows.Brought> brought() {
        return jdbc.sql("""
                        select campaign, count(*) as leads, max(at) as last from sources.creation where campaign is not null
                        group by campaign order by count(*) desc, campaign limit 2000
                        """)
                .query((row, n) -> new CampaignRows.Brought(
                        row.getString("campaign"),
                        row.getLong("leads"),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Creation creation(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new Creation(
                row.getLong("lead"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                channel == null
                        ? null
                        : new Source(
                                channel,
                                row.getString("name"),
                                row.getString("medium"),
                                row.getString("campaign"),
                                row.getString("content"),
                                row.getString("keyword")),
                row.getString("link"));
    }

    private static @Nullable String of(Creation creation, Function<Source, @Nullable String> part) {
        return creation.source() == null ? null : part.apply(creation.source());
    }

    /** Everything travels as text and is cast where it arrives. */
    private static <R> @Nullable String[] column(List<R> rows, Function<R, @Nullable Object> part) {
        @Nullable String[] cells = new String[rows.size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = part.apply(rows.get(i));
            cells[i] = cell == null ? null : cell.toString();
        }
        return cells;
    }
}
