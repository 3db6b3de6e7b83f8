package io.hatchery.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tasks. */
@Repository
class TaskRows {
    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Task> tasks) {
        jdbc.sql("""
                        insert into desk.task (id, lead, title, note, owner, due_at, origin, created_at, created_by)
                        select * from unnest(:id::text[], :lead::bigint[], :title::text[], :note::text[], :owner::text[],
                            :due::timestamptz[], :origin::text[], :created::timestamptz[], :by::text[])
                        on conflict (id) do nothing
                        """)
                .param("id", Columns.of(tasks, Task::id))
                .param("lead", Columns.of(tasks, Task::lead))
                .param("title", Columns.of(tasks, Task::title))
                .param("note", Columns.of(tasks, Task::note))
                .param("owner", Columns.of(tasks, Task::owner))
                .param("due", Columns.of(tasks, Task::dueAt))
                .param("origin", Columns.of(tasks, Task::origin))
                .param("created", Columns.of(tasks, Task::createdAt))
                .param("by", Columns.of(tasks, Task::createdBy))
                .update();
    }

    void change(List<TaskEvent.Changed> changes) {
        jdbc.sql("""
                        update desk.task t set title = coalesce(n.title, t.title), due_at = coalesce(n.due, t.due_at),
                            owner = coalesce(n.owner, t.owner)
                        from unnest(:id::text[], :title::text[], :due::timestamptz[], :owner::text[])
                            as n(id, title, due, owner)
                        where t.id = n.id and t.done_at is null
                        """)
                .param("id", Columns.of(changes, TaskEvent.Changed::task))
                .param("title", Columns.of(changes, TaskEvent.Changed::title))
                .param("due", Columns.of(changes, TaskEvent.Changed::dueAt))
                .param("owner", Columns.of(changes, TaskEvent.Changed::owner))
                .update();
    }

    void done(List<TaskEvent.Done> done) {
        jdbc.sql("""
                        update desk.task t set done_at = n.at, done_by = n.by
                        from unnest(:id::text[], :at::timestamptz[], :by::text[]) as n(id, at, by)
                        where t.id = n.id and t.done_at is null
                        """)
                .param("id", Columns.of(done, TaskEvent.Done::task))
                .param("at", Columns.of(done, TaskEvent.Done::at))
                .param("by", Columns.of(done, TaskEvent.Done::by))
                .update();
    }

    /** What a journey asked for is done by the first call after it was asked, or, told late, after it was due. */
    void doneByCalls(Collection<Long> leads) {
        jdbc.sql("""
                        update desk.task t set done_at = f.at, done_by = f.actor
                        from (select o.id, c.at, c.actor from desk.task o
                              cross join lateral (select at, actor from desk.call
                                  where lead = o.lead and at >= least(o.created_at, o.due_at) order by at limit 1) c
                              where o.lead = any(:leads::bigint[]) and o.done_at is null
                                and o.origin like 'journey:%') f
                        where t.id = f.id
                        """)
                .param("leads", leads.stream().map(String::valueOf).toArray(String[]::new))
                .update();
    }

    /** Open tasks of these leads that wait for a team, or for whoever owned the lead before, go to the lead's new owner. */
    void ownersChanged(List<Handover> handovers) {
        jdbc.sql("""
                        update desk.task t set owner = n.person
                        from unnest(:lead::bigint[], :before::text[], :person::text[]) as n(lead, before, person)
                        where t.lead = n.lead and t.done_at is null
                          and (t.owner is null or t.owner like 'team:%' or t.owner = n.before)
                        """)
                .param("lead", Columns.of(handovers, Handover::lead))
                .param("before", Columns.of(handovers, Handover::before))
                .param("person", Columns.of(handovers, Handover::person))
                .update();
    }

    /** A lead went from one owner to another. */
    record Handover(long lead, @Nullable String before, String person) {}

    /** These leads turned out to be others, where their events are told again. */
    void forget(List<Long> leads) {
        jdbc.sql("delete from desk.task where lead = any(:leads::bigint[])")
                .param("leads", Columns.of(leads, it -> it))
                .update();
    }

    Optional<Task> find(String id) {
        return jdbc.sql("select * from desk.task where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Task> openOf(Collection<Long> leads) {
        return jdbc.sql("""
                        select * from desk.task where lead = any(:leads::bigint[]) and done_at is null
                        order by due_at nulls last, id
                        """)
                .param("leads", leads.stream().map(String::valueOf).toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** Open tasks of these owners, the most urgent first. Those due at no time come last. */
    List<Task> open(Collection<String> owners, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from desk.task where owner = any(:owners::text[]) and done_at is null
                          and (coalesce(due_at, 'infinity'), id) > (:due::timestamptz, :id)
                        order by coalesce(due_at, 'infinity'), id limit :limit
                        """)
                .param("owners", owners.toArray(String[]::new))
                .param("due", after == null ? "-infinity" : after.at())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Finished tasks of these owners, the last first. */
    List<Task> finished(Collection<String> owners, @Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from desk.task where owner = any(:owners::text[]) and done_at is not null
                          and (done_at, id) < (:done::timestamptz, :id)
                        order by done_at desc, id desc limit :limit
                        """)
                .param("owners", owners.toArray(String[]::new))
                .param("done", after == null ? "infinity" : after.at())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    Counts counts(Collection<String> owners, Instant now, Instant endOfDay) {
        return jdbc.sql("""
                        select count(*) as open, count(*) filter (where due_at < :now::timestamptz) as overdue,
                            count(*) filter (where due_at >= :now::timestamptz and due_at < :end::timestamptz) as today
                        from desk.task where owner = any(:owners::text[]) and done_at is null
                        """)
                .param("owners", owners.toArray(String[]::new))
                .param("now", now.toString())
                .param("end", endOfDay.toString())
                .query((row, n) -> new Counts(row.getLong("open"), row.getLong("overdue"), row.getLong("today")))
                .single();
    }

    /** Where a page ended: the time it is ordered by ({@code infinity} for none) and the id. */
    record Mark(String at, String id) {}

    /** @param today due later today */
    record Counts(long open, long overdue, long today) {}

    private static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getLong("lead"),
                row.getString("title"),
                row.getString("note"),
                row.getString("owner"),
                OpportunityRows.moment(row, "due_at"),
                row.getString("origin"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                OpportunityRows.moment(row, "done_at"),
                row.getString("done_by"));
    }
}
