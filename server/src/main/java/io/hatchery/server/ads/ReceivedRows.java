package io.hatchery.server.ads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What platforms sent, as it came. */
@Repository
class ReceivedRows {
    private final JdbcClient jdbc;

    ReceivedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far it got. */
    enum State {
        WAITING,
        TAKEN,
        IGNORED,
        FAILED
    }

    @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
    record Received(
            long id,
            String connection,
            String vendorId,
            Instant receivedAt,
            byte[] raw,
            State state,
            int attempts,
            @Nullable String why,
            @Nullable Long lead) {}

    /** How a connection does. */
    record Health(
            long taken, long waiting, long failed, @Nullable Instant last) {}

    /** Keeps it before anything is made of it; empty when it was kept before. */
    Optional<Long> keep(String connection, String vendorId, byte[] raw, Instant now) {
        return jdbc.sql("""
                        insert into ads.received (connection, vendor_id, received_at, raw, state, due_at)
                        values (?, ?, ?::timestamptz, ?, 'WAITING', ?::timestamptz)
                        on conflict (connection, vendor_id) do nothing returning id
                        """)
                .params(connection, vendorId, now.toString(), raw, now.toString())
                .query(Long.class)
                .optional();
    }

    /** Claims some that wait, for a minute. */
    List<Received> claim(Instant now, int limit) {
        return jdbc.sql("""
                        update ads.received set attempts = attempts + 1, due_at = ?::timestamptz
                        where id in (select id from ads.received where state = 'WAITING' and due_at <= ?::timestamptz
                            order by due_at limit ? for update skip locked)
                        returning *
                        """)
                .params(now.plusSeconds(60).toString(), now.toString(), limit)
                .query((row, n) -> received(row))
                .list();
    }

    void end(long id, State state, @Nullable String why, @Nullable Long lead) {
        jdbc.sql("update ads.received set state = :state, why = :why, lead = :lead where id = :id")
                .param("state", state.name())
                .param("why", why)
                .param("lead", lead)
                .param("id", id)
                .update();
    }

    /** What came of this id, if it came. */
    Optional<Received> find(String connection, String vendorId) {
        return jdbc.sql("select * from ads.received where connection = ? and vendor_id = ?")
                .params(connection, vendorId)
                .query((row, n) -> received(row))
                .optional();
    }

    /** Ends one nobody has looked at yet; false when somebody has. */
    boolean forestall(long id, String why) {
        return jdbc.sql("""
                        update ads.received set state = 'IGNORED', why = ? where id = ? and state = 'WAITING' and attempts = 0
                        """).params(why, id).update() > 0;
    }

    void later(long id, Instant until, String why) {
        jdbc.sql("update ads.received set due_at = ?::timestamptz, why = ? where id = ?")
                .params(until.toString(), why, id)
                .update();
    }

    /** The newest first. */
    List<Received> page(@Nullable String connection, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        select * from ads.received where (:connection::text is null or connection = :connection)
                          and id < coalesce(:before::bigint, 9223372036854775807) order by id desc limit :limit
                        """)
                .param("connection", connection)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> received(row))
                .list();
    }

    Map<String, Health> health(Instant since) {
        Map<String, Health> health = new TreeMap<>();
        jdbc.sql("""
                        select connection, count(*) filter (where state = 'TAKEN') as taken,
                            count(*) filter (where state = 'WAITING') as waiting,
                            count(*) filter (where state = 'FAILED') as failed, max(received_at) as last
                        from ads.received where received_at >= ?::timestamptz group by connection
                        """).param(since.toString()).query(row -> {
            OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
            health.put(
                    row.getString("connection"),
                    new Health(
                            row.getLong("taken"),
                            row.getLong("waiting"),
                            row.getLong("failed"),
                            last == null ? null : last.toInstant()));
        });
        return health;
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                row.getLong("id"),
                row.getString("connection"),
                row.getString("vendor_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBytes("raw"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("why"),
                row.getObject("lead", Long.class));
    }
}
