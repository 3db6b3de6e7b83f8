package io.hatchery.server.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of campaigns. */
@Repository
class CampaignRows {
    private static final String MORE = """
            select c.*, (select count(*) from sources.creation l where l.campaign = c.code) as leads,
                (select count(*) from sources.link l where l.campaign = c.code) as links
            from sources.campaign c
            """;

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param leads who became known by a touch of the campaign */
    record Counted(Campaign campaign, long leads, long links) {}

    record Brought(String code, long leads, Instant last) {}

    /** Where a page ended. */
    record Mark(@Nullable LocalDate startsOn, String id) {}

    /** False when another campaign has the code. */
    boolean put(Campaign it, Instant now) {
        try {
            jdbc.sql("""
                            insert into sources.campaign (id, code, name, channel, source, owner, starts_on, ends_on, budget, currency,
                                goal, notes, archived, created_at, created_by, changed_at)
                            values (:id, :code, :name, :channel, :source, :owner, :starts::date, :ends::date, :budget, :currency, :goal,
                                :notes, :archived, :at::timestamptz, :by, :now::timestamptz)
                            on conflict (id) do update set code = excluded.code, name = excluded.name, channel = excluded.channel,
                                source = excluded.source, owner = excluded.owner, starts_on = excluded.starts_on,
                                ends_on = excluded.ends_on, budget = excluded.budget, currency = excluded.currency,
                                goal = excluded.goal, notes = excluded.notes, archived = excluded.archived,
                                changed_at = excluded.changed_at
                            """)
                    .param("id", it.id())
                    .param("code", it.code())
                    .param("name", it.name())
                    .param("channel", it.channel())
                    .param("source", it.source())
                    .param("owner", it.owner())
                    .param(
                            "starts",
                            it.startsOn() == null ? null : it.startsOn().toString())
                    .param("ends", it.endsOn() == null ? null : it.endsOn().toString())
                    .param("budget", it.budget())
                    .param("currency", it.currency())
                    .param("goal", it.goal())
                    .param("notes", it.notes())
                    .param("archived", it.archived())
                    .param("at", it.createdAt().toString())
                    .param("by", it.createdBy())
                    .param("now", now.toString())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<Counted> find(String id) {
        return jdbc.sql(MORE + " where c.id = ?")
                .param(id)
                .query((row, n) -> counted(row))
                .optional();
    }

    /** Those that start last come first; those without a start before them. */
    List<Counted> page(@Nullable String search, boolean archived, @Nullable Mark after, int limit) {
        return jdbc.sql(MORE + """
                        where c.archived = :archived
                          and (:search::text is null
                               or position(lower(:search) in lower(concat_ws(' ', c.name, c.code, c.source))) > 0)
                          and (not :more or (coalesce(c.starts_on, 'infinity'::date), c.id)
                               < (coalesce(:starts::date, 'infinity'::date), :id))
                        order by coalesce(c.starts_on, 'infinity'::date) desc, c.id desc limit :limit
                        """)
                .param("archived", archived)
                .param("search", search)
                .param("more", after != null)
                .param(
                        "starts",
                        after == null || after.startsOn() == null
                                ? null
                                : after.startsOn().toString())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query((row, n) -> counted(row))
                .list();
    }

    List<String> codes() {
        return jdbc.sql("select code from sources.campaign").query(String.class).list();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                new Campaign(
                        row.getString("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("channel"),
                        row.getString("source"),
                        row.getString("owner"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getBigDecimal("budget"),
                        row.getString("currency"),
                        row.getObject("goal", Integer.class),
                        row.getString("notes"),
                        row.getBoolean("archived"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("created_by")),
                row.getLong("leads"),
                row.getLong("links"));
    }
}
