package io.hatchery.server.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which leads were changed together, as long as that can be undone. */
@Repository
class BulkRows {
    private static final String BULK = """
            SELECT b.*, (SELECT count(*) FROM leads.bulk_change c WHERE c.job = b.job) AS leads FROM leads.bulk b
            """;

    private final JdbcClient jdbc;

    BulkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A change of many leads.
     *
     * @param job that made it
     * @param by the id of the user who asked
     * @param leads to how many it was made
     * @param undo the job that undoes it, null while nobody asked
     * @param corrected leads that are again what they would be without it
     * @param kept leads merged since, which stay as they are
     */
    record Bulk(
            String job,
            BulkJob.What what,
            @Nullable String value,
            Instant at,
            String by,
            long leads,
            @Nullable String undo,
            long corrected,
            long kept) {}

    void begin(String job, BulkJob.State state, Instant now) {
        jdbc.sql("""
                        INSERT INTO leads.bulk (job, what, value, at, by_user)
                        VALUES (:job, :what, :value, :at::timestamptz, :by)
                        """)
                .param("job", job)
                .param("what", state.what().name())
                .param("value", state.value())
                .param("at", now.toString())
                .param("by", state.by())
                .update();
    }

    /** Forgets what is too old to be undone. */
    void forget(Instant before) {
        jdbc.sql("DELETE FROM leads.bulk WHERE at < ?::timestamptz")
                .param(before.toString())
                .update();
    }

    /** Notes that these are about to be changed. */
    void changing(String job, List<Long> leads) {
        jdbc.sql("""
                        INSERT INTO leads.bulk_change (job, lead)
                        SELECT ?, lead FROM unnest(?::bigint[]) lead WHERE EXISTS (SELECT 1 FROM leads.bulk WHERE job = ?)
                        ON CONFLICT DO NOTHING
                        """).params(job, leads.toArray(Long[]::new), job).update();
    }

    List<Bulk> since(Instant from) {
        return jdbc.sql(BULK + "WHERE at >= ?::timestamptz ORDER BY at DESC, job DESC LIMIT 100")
                .param(from.toString())
                .query(BulkRows::bulk)
                .list();
    }

    Optional<Bulk> find(String job) {
        return jdbc.sql(BULK + "WHERE job = ?").param(job).query(BulkRows::bulk).optional();
    }

    /** Leads of a change, in the order of their numbers, after one. */
    List<Long> leads(String job, long after, int limit) {
        return jdbc.sql("SELECT lead FROM leads.bulk_change WHERE job = ? AND lead > ? ORDER BY lead LIMIT ?")
                .params(job, after, limit)
                .query(Long.class)
                .list();
    }

    /** False when somebody asked for it before. */
    boolean undoing(String job, String undo, String by) {
        return jdbc.sql("UPDATE leads.bulk SET undo = ?, undone_by = ? WHERE job = ? AND undo IS NULL")
                        .params(undo, by, job)
                        .update()
                > 0;
    }

    /** An undoing that was stopped may be asked for again; what is undone already stays so. */
    void stopped(String job) {
        jdbc.sql("UPDATE leads.bulk SET undo = NULL, undone_by = NULL WHERE job = ?")
                .param(job)
                .update();
    }

    void undone(String job, long corrected, long kept) {
        jdbc.sql("UPDATE leads.bulk SET corrected = corrected + ?, kept = kept + ? WHERE job = ?")
                .params(corrected, kept, job)
                .update();
    }

    private static Bulk bulk(ResultSet row, int at) throws SQLException {
        return new Bulk(
                row.getString("job"),
                BulkJob.What.valueOf(row.getString("what")),
                row.getString("value"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_user"),
                row.getLong("leads"),
                row.getString("undo"),
                row.getLong("corrected"),
                row.getLong("kept"));
    }
}
