package io.hatchery.server.platform.jobs;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of jobs. A claim lasts a while and is renewed while its worker lives; the database's own clock measures it. */
@Repository
class JobRows {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    JobRows(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** A job one has claimed. */
    record Claimed(Job job, JsonNode cursor, int failures, boolean cancelAsked) {}

    void insert(String id, String kind, Record first, String by) {
        db.sql("""
                        INSERT INTO platform.job (id, kind, state, cursor, started_by, created_at)
                        VALUES (?, ?, 'QUEUED', ?::jsonb, ?, ?)
                        """)
                .params(id, kind, json.writeValueAsString(first), by, Timestamp.from(clock.now()))
                .update();
    }

    /** Takes the oldest job that waits or whose worker has gone, among these kinds. */
    Optional<Claimed> claim(String worker, List<String> kinds) {
        return db.sql("""
                        UPDATE platform.job SET state = 'RUNNING', claimed_by = :worker, claimed_until = now() + interval '30 s'
                        WHERE id = (
                            SELECT id FROM platform.job
                            WHERE state IN ('QUEUED', 'RUNNING') AND kind = ANY (:kinds)
                              AND (claimed_until IS NULL OR claimed_until < now())
                            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("worker", worker)
                .param("kinds", kinds.toArray(String[]::new))
                .query((row, n) -> new Claimed(
                        job(row, n),
                        json.readTree(row.getString("cursor")),
                        row.getInt("failures"),
                        row.getBoolean("cancel_asked")))
                .optional();
    }

    /** Keeps this worker's claims for another while. */
    void renew(String worker) {
        db.sql("""
                        UPDATE platform.job SET claimed_until = now() + interval '30 s'
                        WHERE state = 'RUNNING' AND claimed_by = ?
                        """).param(worker).update();
    }

    /** Gives up this worker's claims, so that another may go on at once. */
    void release(String worker) {
        db.sql("UPDATE platform.job SET claimed_until = NULL WHERE state = 'RUNNING' AND claimed_by = ?")
                .param(worker)
                .update();
    }

    /** Gives up every claim; only right when no other server can be alive. */
    void releaseAll() {
        db.sql("UPDATE platform.job SET claimed_until = NULL WHERE state = 'RUNNING'")
                .update();
    }

    /** Stores a turn. False when the job is no longer this worker's. Returns whether cancelling was asked for meanwhile. */
    Optional<Boolean> save(String worker, String id, Record cursor, long done, @Nullable Long total, Job.Note note) {
        return db.sql("""
                        UPDATE platform.job SET cursor = ?::jsonb, done = ?, total = ?, note = ?::jsonb, failures = 0
                        WHERE id = ? AND claimed_by = ? AND state = 'RUNNING'
                        RETURNING cancel_asked
                        """)
                .param(json.writeValueAsString(cursor))
                .param(done)
                .param(total)
                .param(json.writeValueAsString(note))
                .param(id)
                .param(worker)
                .query(Boolean.class)
                .optional();
    }

    void end(String worker, String id, Job.State state, Job.@Nullable Note note, @Nullable Record result) {
        db.sql("""
                        UPDATE platform.job
                        SET state = ?, note = coalesce(?::jsonb, note), result = ?::jsonb, ended_at = ?, claimed_until = NULL,
                            done = CASE WHEN ? = 'DONE' THEN coalesce(total, done) ELSE done END
                        WHERE id = ? AND claimed_by = ? AND state = 'RUNNING'
                        """)
                .param(state.name())
                .param(note == null ? null : json.writeValueAsString(note))
                .param(result == null ? null : json.writeValueAsString(result))
                .param(Timestamp.from(clock.now()))
                .param(state.name())
                .param(id)
                .param(worker)
                .update();
    }

    /** Notes a failure; another try comes after a pause that grows. */
    void failedOnce(String worker, String id, int failures) {
        db.sql("""
                        UPDATE platform.job SET failures = ?, claimed_by = NULL, claimed_until = now() + make_interval(secs => ?)
                        WHERE id = ? AND claimed_by = ?
                        """).params(failures, failures * failures, id, worker).update();
    }

    /** Marks a job that waits as cancelled and asks one that runs to stop. */
    void cancel(String id) {
        db.sql("""
                        UPDATE platform.job SET cancel_asked = true,
                            state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END,
                            ended_at = CASE WHEN state = 'QUEUED' THEN ?::timestamptz ELSE ended_at END
                        WHERE id = ? AND state IN ('QUEUED', 'RUNNING')
                        """).params(Timestamp.from(clock.now()), id).update();
    }

    Optional<Job> find(String id) {
        return db.sql("SELECT * FROM platform.job WHERE id = ?")
                .param(id)
                .query(this::job)
                .optional();
    }

    List<Job> running(@Nullable String kind) {
        return db.sql("""
                        SELECT * FROM platform.job
                        WHERE state IN ('QUEUED', 'RUNNING') AND (:kind::text IS NULL OR kind = :kind) ORDER BY id DESC LIMIT 200
                        """).param("kind", kind).query(this::job).list();
    }

    List<Job> list(@Nullable String kind, @Nullable String before, int limit) {
        return db.sql("""
                        SELECT * FROM platform.job
                        WHERE (:kind::text IS NULL OR kind = :kind) AND (:before::text IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("kind", kind)
                .param("before", before)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    private Job job(ResultSet row, int n) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String note = row.getString("note");
        String result = row.getString("result");
        return new Job(
                row.getString("id"),
                row.getString("kind"),
                Job.State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getObject("total", Long.class),
                note == null ? null : json.readValue(note, Job.Note.class),
                result == null ? null : json.readTree(result),
                row.getString("started_by"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
