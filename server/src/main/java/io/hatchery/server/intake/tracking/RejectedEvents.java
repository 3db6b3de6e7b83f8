package io.hatchery.server.intake.tracking;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Events that were not taken, with the reason; the newest {@value #KEPT} of them. */
@Repository
class RejectedEvents {
    private static final int KEPT = 10_000;
    private static final int PRUNED_EVERY = 500;

    private final JdbcTemplate db;

    RejectedEvents(JdbcTemplate db) {
        this.db = db;
    }

    /** One of them. */
    record Row(
            long id,
            String writeKey,
            Instant at,
            @Nullable String type,
            @Nullable String messageId,
            String code,
            List<String> args,
            String raw) {}

    void add(String writeKey, Instant at, List<Outcome.Refused> refused) {
        Timestamp time = Timestamp.from(at);
        List<Object[]> rows = refused.stream()
                .map(r -> new Object[] {
                    writeKey,
                    time,
                    r.type(),
                    r.messageId(),
                    r.why().code(),
                    r.why().args().toArray(String[]::new),
                    r.raw()
                })
                .toList();
        db.batchUpdate(
                "INSERT INTO intake.rejected (write_key, at, type, message_id, code, args, raw) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
        Long newest = db.queryForObject("SELECT max(id) FROM intake.rejected", Long.class);
        if (newest != null && newest % PRUNED_EVERY < rows.size()) {
            db.update("DELETE FROM intake.rejected WHERE id <= ?", newest - KEPT);
        }
    }

    /** Newest first. */
    List<Row> page(@Nullable String writeKey, long beforeId, int limit) {
        return db.query(
                """
                SELECT * FROM intake.rejected
                WHERE id < ? AND (?::text IS NULL OR write_key = ?)
                ORDER BY id DESC LIMIT ?
                """,
                (row, n) -> {
                    Array args = row.getArray("args");
                    return new Row(
                            row.getLong("id"),
                            row.getString("write_key"),
                            row.getTimestamp("at").toInstant(),
                            row.getString("type"),
                            row.getString("message_id"),
                            row.getString("code"),
                            Arrays.asList((String[]) args.getArray()),
                            row.getString("raw"));
                },
                beforeId,
                writeKey,
                writeKey,
                limit);
    }
}
