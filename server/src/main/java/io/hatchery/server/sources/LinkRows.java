package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of links and of how often they were followed. */
@Repository
class LinkRows {
    private static final String COUNTED = """
            select l.*, coalesce(d.clicks, 0) as clicks, coalesce(d.machines, 0) as machines,
                (select count(*) from sources.creation c where c.link = l.code) as leads
            from sources.link l
            left join lateral (select sum(clicks) as clicks, sum(machines) as machines
                               from sources.link_day where code = l.code) d on true
            """;

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param leads who became known by a touch that came through the link */
    record Counted(Link link, long clicks, long machines, long leads) {}

    record Day(LocalDate day, long clicks, long machines) {}

    record Mark(Instant createdAt, String code) {}

    /** @param search part of the name, code, target or campaign */
    record Wanted(
            Link.@Nullable Kind kind,
            @Nullable String search,
            @Nullable String campaign,
            @Nullable Long lead) {}

    /** False when the code is taken. */
    boolean add(Link link) {
        Source origin = link.origin();
        return jdbc.sql("""
                        insert into sources.link (code, kind, name, target, channel, source, medium, campaign, content, keyword,
                            lead, person, expires_at, retired, created_at, created_by)
                        values (:code, :kind, :name, :target, :channel, :source, :medium, :campaign, :content, :keyword, :lead, :person,
                            :expires::timestamptz, :retired, :at::timestamptz, :by)
                        on conflict (code) do nothing
                        """)
                        .param("code", link.code())
                        .param("kind", link.kind().name())
                        .param("name", link.name())
                        .param("target", link.target())
                        .param("channel", origin.channel())
                        .param("source", origin.name())
                        .param("medium", origin.medium())
                        .param("campaign", origin.campaign())
                        .param("content", origin.content())
                        .param("keyword", origin.keyword())
                        .param("lead", link.lead())
                        .param("person", link.person())
                        .param("expires", written(link.expiresAt()))
                        .param("retired", link.retired())
                        .param("at", link.createdAt().toString())
                        .param("by", link.createdBy())
                        .update()
                > 0;
    }

    Optional<Link> find(String code) {
        return jdbc.sql("select * from sources.link where code = ?")
                .param(code)
                .query((row, n) -> link(row))
                .optional();
    }

    Optional<Counted> counted(String code) {
        return jdbc.sql(COUNTED + " where l.code = ?")
                .param(code)
                .query((row, n) -> counted(row))
                .optional();
    }

    /** The newest first. */
    List<Counted> page(Wanted wanted, @Nullable Mark after, int limit) {
        return jdbc.sql(COUNTED + """
                        where (:kind::text is null or l.kind = :kind)
                          and (:campaign::text is null or l.campaign = :campaign)
                          and (:lead::bigint is null or l.lead = :lead)
                          and (:search::text is null or position(lower(:search) in lower(concat_ws(' ', l.name, l.code, l.target,
                              l.campaign))) > 0)
                          and (l.created_at, l.code) < (:at::timestamptz, :code)
                        order by l.created_at desc, l.code desc limit :limit
                        """)
                .param("kind", wanted.kind() == null ? null : wanted.kind().name())
                .param("campaign", wanted.campaign())
                .param("lead", wanted.lead())
                .param("search", wanted.search())
                .param("at", after == null ? "infinity" : after.createdAt().toString())
                .param("code", after == null ? "" : after.code())
                .param("limit", limit)
                .query((row, n) -> counted(row))
                .list();
    }

    void change(String code, String name, @Nullable Instant expiresAt, boolean retired) {
        jdbc.sql(
                        "update sources.link set name = :name, expires_at = :expires::timestamptz, retired = :retired where code = :code")
                .param("name", name)
                .param("expires", written(expiresAt))
                .param("retired", retired)
                .param("code", code)
                .update();
    }

    void followed(String code, LocalDate day, boolean machine) {
        jdbc.sql("""
                        insert into sources.link_day as d (code, day, clicks, machines) values (?, ?::date, ?, ?)
                        on conflict (code, day) do update set clicks = d.clicks + excluded.clicks,
                            machines = d.machines + excluded.machines
                        """)
                .params(code, day.toString(), machine ? 0 : 1, machine ? 1 : 0)
                .update();
    }

    List<Day> days(String code, LocalDate from) {
        return jdbc.sql(
                        "select day, clicks, machines from sources.link_day where code = ? and day >= ?::date order by day")
                .params(code, from.toString())
                .query((row, n) ->
                        new Day(row.getObject("day", LocalDate.class), row.getLong("clicks"), row.getLong("machines")))
                .list();
    }

    private static @Nullable String written(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(link(row), row.getLong("clicks"), row.getLong("machines"), row.getLong("leads"));
    }

    private static Link link(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Link(
                row.getString("code"),
                Link.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("target"),
                new Source(
                        row.getString("channel"),
                        row.getString("source"),
                        row.getString("medium"),
                        row.getString("campaign"),
                        row.getString("content"),
                        row.getString("keyword")),
                row.getObject("lead", Long.class),
                row.getString("person"),
                expires == null ? null : expires.toInstant(),
                row.getBoolean("retired"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
