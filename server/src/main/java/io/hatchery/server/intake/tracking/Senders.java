package io.hatchery.server.intake.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each write key was last heard of. */
@Repository
class Senders {
    private final JdbcClient db;

    Senders(JdbcClient db) {
        this.db = db;
    }

    /**
     * What came with a key since it was last written down.
     *
     * @param type of the newest event taken; empty when none was
     */
    record Tally(Instant at, String type, long events, long refused) {
        Tally plus(Tally later) {
            return new Tally(
                    later.at(),
                    later.type().isEmpty() ? type : later.type(),
                    events + later.events(),
                    refused + later.refused());
        }
    }

    /** What is known of a key. */
    record Sender(
            String writeKey,
            @Nullable Instant lastEventAt,
            @Nullable String lastType,
            long events,
            @Nullable Instant lastRefusedAt,
            long refused) {}

    void add(String writeKey, Tally tally) {
        Timestamp at = Timestamp.from(tally.at());
        Timestamp eventAt = tally.events() > 0 ? at : null;
        Timestamp refusedAt = tally.refused() > 0 ? at : null;
        db.sql("""
                        INSERT INTO intake.sender AS s (write_key, last_event_at, last_type, events, last_refused_at, refused)
                        VALUES (?, ?, NULLIF(?, ''), ?, ?, ?)
                        ON CONFLICT (write_key) DO UPDATE SET
                            last_event_at = GREATEST(s.last_event_at, excluded.last_event_at),
                            last_type = COALESCE(excluded.last_type, s.last_type),
                            events = s.events + excluded.events,
                            last_refused_at = GREATEST(s.last_refused_at, excluded.last_refused_at),
                            refused = s.refused + excluded.refused
                        """)
                .param(writeKey)
                .param(eventAt)
                .param(tally.type())
                .param(tally.events())
                .param(refusedAt)
                .param(tally.refused())
                .update();
    }

    List<Sender> all() {
        return db.sql("SELECT * FROM intake.sender ORDER BY write_key")
                .query((row, n) -> new Sender(
                        row.getString("write_key"),
                        instant(row.getTimestamp("last_event_at")),
                        row.getString("last_type"),
                        row.getLong("events"),
                        instant(row.getTimestamp("last_refused_at")),
                        row.getLong("refused")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
