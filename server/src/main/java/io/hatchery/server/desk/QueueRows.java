package io.hatchery.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of leads waiting to be worked. */
@Repository
class QueueRows {
    private final JdbcClient jdbc;

    QueueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(List<QueueItem> items) {
        jdbc.sql("""
                        insert into desk.queue_item (lead, stage, since, person, team, grade, grade_rank, score)
                        select * from unnest(:lead::bigint[], :stage::text[], :since::timestamptz[], :person::text[],
                            :team::text[], :grade::text[], :rank::smallint[], :score::double precision[])
                        on conflict (lead) do update set stage = excluded.stage, since = excluded.since,
                            person = excluded.person, team = excluded.team, grade = excluded.grade,
                            grade_rank = excluded.grade_rank, score = excluded.score
                        """)
                .param("lead", Columns.of(items, QueueItem::lead))
                .param("stage", Columns.of(items, QueueItem::stage))
                .param("since", Columns.of(items, QueueItem::since))
                .param("person", Columns.of(items, QueueItem::person))
                .param("team", Columns.of(items, QueueItem::team))
                .param("grade", Columns.of(items, QueueItem::grade))
                .param("rank", Columns.of(items, QueueItem::gradeRank))
                .param("score", Columns.of(items, QueueItem::score))
                .update();
    }

    void forget(List<Long> leads) {
        jdbc.sql("delete from desk.queue_item where lead = any(:leads::bigint[])")
                .param("leads", Columns.of(leads, it -> it))
                .update();
    }

    /**
     * The next leads for a person: theirs in every stage the desk works, and those of the pool no person owns. Best grade first, then
     * the higher score, then who waits longest.
     */
    List<QueueItem> page(String person, Scope scope, @Nullable QueueItem after, int limit) {
        String mine = """
                (select * from desk.queue_item where person = :person and stage = any(:worked::text[]) %s
                 order by grade_rank, (-score), since, lead limit :limit)
                """;
        String pool = """
                (select * from desk.queue_item where person is null and stage = any(:pool::text[]) %s
                 order by grade_rank, (-score), since, lead limit :limit)
                """;
        String from = switch (scope) {
            case ALL -> mine + " union all " + pool;
            case MINE -> mine;
            case POOL -> pool;
        };
        String beyond = after == null
                ? ""
                : "and (grade_rank, (-score), since, lead) > (:rank, :negative::double precision, :since::timestamptz, :lead)";
        var sql = jdbc.sql("select * from (" + from.replace("%s", beyond)
                        + ") q order by grade_rank, (-score), since, lead limit :limit")
                .param("person", person)
                .param("worked", Desk.WORKED.toArray(String[]::new))
                .param("pool", Desk.POOL.toArray(String[]::new))
                .param("limit", limit);
        if (after != null) {
            sql = sql.param("rank", after.gradeRank())
                    .param("negative", -after.score())
                    .param("since", after.since().toString())
                    .param("lead", after.lead());
        }
        return sql.query((row, n) -> read(row)).list();
    }

    Counts counts(String person) {
        return jdbc.sql("""
                        select (select count(*) from desk.queue_item
                                where person = :person and stage = any(:worked::text[])) as mine,
                               (select count(*) from desk.queue_item
                                where person is null and stage = any(:pool::text[])) as pool
                        """)
                .param("person", person)
                .param("worked", Desk.WORKED.toArray(String[]::new))
                .param("pool", Desk.POOL.toArray(String[]::new))
                .query((row, n) -> new Counts(row.getLong("mine"), row.getLong("pool")))
                .single();
    }

    long waiting(Collection<String> stages, Instant since) {
        return jdbc.sql("select count(*) from desk.queue_item where stage = any(:stages::text[]) and since <= :since")
                .param("stages", stages.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<QueueItem> of(Collection<Long> leads) {
        return jdbc.sql("select * from desk.queue_item where lead = any(:leads::bigint[])")
                .param("leads", leads.stream().map(String::valueOf).toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    private static QueueItem read(ResultSet row) throws SQLException {
        return new QueueItem(
                row.getLong("lead"),
                row.getString("stage"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("team"),
                row.getString("grade"),
                row.getInt("grade_rank"),
                row.getDouble("score"));
    }

    /** Which part of the queue. */
    enum Scope {
        ALL,
        MINE,
        POOL
    }

    /** How many leads wait. */
    record Counts(long mine, long pool) {}
}
