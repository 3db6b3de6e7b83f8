package io.hatchery.server.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Events that could not be concluded, kept with the reason. */
@Repository
class QuarantineRows {
    private final JdbcTemplate jdbc;
    private final Codec codec;

    QuarantineRows(JdbcTemplate jdbc, Codec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** An event in quarantine. */
    record Held(
            long id,
            String source,
            String type,
            Instant receivedAt,
            Instant failedAt,
            int attempts,
            String why,
            Arrival arrival) {}

    /** Keeps an event; if it is kept already, with the new reason. Answers its number. */
    long keep(Incoming incoming, Instant now, String why) {
        Arrival arrival = incoming.arrival();
        Long id = jdbc.queryForObject(
                """
                insert into runtime.quarantine (digest, source, type, received_at, failed_at, why, arrival)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (digest) do update
                set failed_at = excluded.failed_at, why = excluded.why, attempts = quarantine.attempts + 1
                returning id
                """,
                Long.class,
                incoming.digest(),
                storable(arrival.source()),
                storable(arrival.type()),
                Sql.time(now),
                Sql.time(now),
                storable(why),
                codec.arrival(arrival));
        return id == null ? 0 : id;
    }

    List<Held> list(long before, int limit) {
        return jdbc.query(
                "select * from runtime.quarantine where id < ? order by id desc limit ?",
                (row, n) -> held(row),
                before,
                limit);
    }

    Optional<Held> find(long id) {
        return jdbc.query("select * from runtime.quarantine where id = ?", (row, n) -> held(row), id).stream()
                .findFirst();
    }

    boolean remove(long id) {
        return jdbc.update("delete from runtime.quarantine where id = ?", id) > 0;
    }

    private Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getLong("id"),
                row.getString("source"),
                row.getString("type"),
                Sql.time(row, "received_at"),
                Sql.time(row, "failed_at"),
                row.getInt("attempts"),
                row.getString("why"),
                codec.arrival(row.getBytes("arrival")));
    }

    /** PostgreSQL keeps no NUL in text; it may be the very reason why the event is here. */
    private static String storable(String text) {
        String clean = text.replace('\0', '\uFFFD');
        return clean.length() <= 2000 ? clean : clean.substring(0, 2000);
    }
}
