package io.hatchery.server.delivery;

import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages kept instead of sent; only the newest {@value #KEPT} stay. */
@Repository
class CaptureBox {
    private static final int KEPT = 5_000;
    private static final int SWEEP_EVERY = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaptureBox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param message the ledger's number; null for a test */
    record Captured(long id, @Nullable Long message, String address, String subject, Instant keptAt) {}

    void keep(@Nullable Long message, String address, String subject, byte[] raw) {
        long id = jdbc.sql("""
                INSERT INTO delivery.captured (message, address, subject, raw, kept_at)
                VALUES (:message, :address, :subject, :raw, :now) RETURNING id
                """)
                .param("message", message)
                .param("address", address)
                .param("subject", subject)
                .param("raw", raw)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        if (id % SWEEP_EVERY == 0) {
            jdbc.sql("DELETE FROM delivery.captured WHERE id <= :old")
                    .param("old", id - KEPT)
                    .update();
        }
    }

    List<Captured> page(@Nullable Long before, @Nullable Long message, int limit) {
        return jdbc.sql("""
                SELECT id, message, address, subject, kept_at FROM delivery.captured
                WHERE (:before::bigint IS NULL OR id < :before) AND (:message::bigint IS NULL OR message = :message)
                ORDER BY id DESC LIMIT :limit
                """)
                .param("before", before)
                .param("message", message)
                .param("limit", limit)
                .query((row, at) -> new Captured(
                        row.getLong("id"),
                        row.getObject("message", Long.class),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The whole message as it would have gone out. */
    Optional<byte[]> raw(long id) {
        return jdbc.sql("SELECT raw FROM delivery.captured WHERE id = :id")
                .param("id", id)
                .query((row, at) -> row.getBytes("raw"))
                .optional();
    }
}
