package io.hatchery.server.ads;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What platforms were told, once for each conversion and connection. */
@Repository
class ConversionRows {
    private final JdbcClient jdbc;

    ConversionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of it. */
    enum State {
        SENT,
        SKIPPED,
        FAILED
    }

    record Told(
            String effect,
            String connection,
            long lead,
            String conversion,
            State state,
            @Nullable String why,
            Instant at) {}

    /** Where a page ended. */
    record Mark(Instant at, String effect, String connection) {}

    boolean ended(String effect, String connection) {
        return jdbc.sql("select exists (select 1 from ads.conversion where effect = ? and connection = ?)")
                .params(effect, connection)
                .query(Boolean.class)
                .single();
    }

    void add(Told told) {
        jdbc.sql("""
                        insert into ads.conversion (effect, connection, lead, conversion, state, why, at)
                        values (:effect, :connection, :lead, :conversion, :state, :why, :at::timestamptz)
                        on conflict (effect, connection) do nothing
                        """)
                .param("effect", told.effect())
                .param("connection", told.connection())
                .param("lead", told.lead())
                .param("conversion", told.conversion())
                .param("state", told.state().name())
                .param("why", told.why())
                .param("at", told.at().toString())
                .update();
    }

    /** The newest first. */
    List<Told> page(@Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from ads.conversion where (at, effect, connection) < (:at::timestamptz, :effect, :connection)
                        order by at desc, effect desc, connection desc limit :limit
                        """)
                .param("at", after == null ? "infinity" : after.at().toString())
                .param("effect", after == null ? "" : after.effect())
                .param("connection", after == null ? "" : after.connection())
                .param("limit", limit)
                .query((row, n) -> new Told(
                        row.getString("effect"),
                        row.getString("connection"),
                        row.getLong("lead"),
                        row.getString("conversion"),
                        State.valueOf(row.getString("state")),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
