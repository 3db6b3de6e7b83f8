package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of logged calls. */
@Repository
class CallRows {
    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<Call> calls) {
        jdbc.sql("""
                        insert into desk.call (event, lead, at, actor, outcome, note)
                        select * from unnest(:event::text[], :lead::bigint[], :at::timestamptz[], :actor::text[],
                            :outcome::text[], :note::text[])
                        on conflict (event) do nothing
                        """)
                .param("event", Columns.of(calls, Call::event))
                .param("lead", Columns.of(calls, Call::lead))
                .param("at", Columns.of(calls, Call::at))
                .param("actor", Columns.of(calls, Call::actor))
                .param("outcome", Columns.of(calls, Call::outcome))
                .param("note", Columns.of(calls, Call::note))
                .update();
    }

    /** These leads turned out to be others, where their events are told again. */
    void forget(List<Long> leads) {
        jdbc.sql("delete from desk.call where lead = any(:leads::bigint[])")
                .param("leads", Columns.of(leads, it -> it))
                .update();
    }

    /** How often each lead was called, and the last call; leads never called are missing. */
    Map<Long, Attempts> attempts(Collection<Long> leads) {
        Map<Long, Attempts> found = new HashMap<>();
        jdbc.sql("""
                        select distinct on (lead) lead, outcome, at, count(*) over (partition by lead) as calls
                        from desk.call where lead = any(:leads::bigint[]) order by lead, at desc
                        """)
                .param("leads", leads.stream().map(String::valueOf).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getLong("lead"),
                            new Attempts(
                                    row.getInt("calls"),
                                    row.getString("outcome"),
                                    row.getObject("at", OffsetDateTime.class).toInstant()));
                });
        return found;
    }

    /** A call as logged. */
    record Call(
            String event,
            long lead,
            Instant at,
            @Nullable String actor,
            String outcome,
            @Nullable String note) {
        static Call of(Happened event) {
            String outcome = Values.text(event.properties().get("outcome"));
            return new Call(
                    event.id(),
                    event.lead(),
                    event.occurredAt(),
                    event.context().actor(),
                    outcome == null ? "" : outcome,
                    Values.text(event.properties().get("note")));
        }
    }

    /** @param outcome of the last call */
    record Attempts(int calls, String outcome, Instant lastAt) {}
}
