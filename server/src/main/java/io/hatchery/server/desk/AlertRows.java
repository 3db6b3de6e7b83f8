package io.hatchery.server.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of alerts inside the console. */
@Repository
class AlertRows {
    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds these; one that is already there is left as it is. */
    void add(List<Alert> alerts) {
        jdbc.sql("""
                        insert into desk.alert (id, person, lead, kind, args, at)
                        select id, person, lead, kind, string_to_array(args, chr(31)), at
                        from unnest(:id::text[], :person::text[], :lead::bigint[], :kind::text[], :args::text[],
                            :at::timestamptz[]) as n(id, person, lead, kind, args, at)
                        on conflict (id, person) do nothing
                        """)
                .param("id", Columns.of(alerts, Alert::id))
                .param("person", Columns.of(alerts, Alert::person))
                .param("lead", Columns.of(alerts, Alert::lead))
                .param("kind", Columns.of(alerts, Alert::kind))
                .param("args", Columns.of(alerts, it -> String.join("\u001f", it.args())))
                .param("at", Columns.of(alerts, Alert::at))
                .update();
    }

    List<Alert> page(String person, TaskRows.@Nullable Mark after, int limit) {
        return jdbc.sql("""
                        select * from desk.alert where person = :person and (at, id) < (:at::timestamptz, :id)
                        order by at desc, id desc limit :limit
                        """)
                .param("person", person)
                .param("at", after == null ? "infinity" : after.at())
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** These leads turned out to be others, where their events are told again. */
    void forget(List<Long> leads) {
        jdbc.sql("delete from desk.alert where lead = any(:leads::bigint[])")
                .param("leads", Columns.of(leads, it -> it))
                .update();
    }

    long unread(String person) {
        return jdbc.sql("select count(*) from desk.alert where person = :person and read_at is null")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    /** Marks everything up to and with a moment as read. */
    void read(String person, Instant upTo, Instant now) {
        jdbc.sql("""
                        update desk.alert set read_at = :now::timestamptz
                        where person = :person and read_at is null and at <= :upto::timestamptz
                        """)
                .param("person", person)
                .param("upto", upTo.toString())
                .param("now", now.toString())
                .update();
    }

    private static Alert read(ResultSet row) throws SQLException {
        Array args = row.getArray("args");
        return new Alert(
                row.getString("id"),
                row.getString("person"),
                row.getLong("lead"),
                row.getString("kind"),
                List.of((String[]) args.getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                OpportunityRows.moment(row, "read_at"));
    }

    /**
     * Something a person is told in the console.
     *
     * @param kind names the sentence: {@code assigned}, {@code task}, or the key of a reason
     * @param args what fills the sentence
     */
    record Alert(
            String id,
            String person,
            long lead,
            String kind,
            List<String> args,
            Instant at,
            @Nullable Instant readAt) {
        public Alert {
            args = List.copyOf(args);
        }
    }
}
