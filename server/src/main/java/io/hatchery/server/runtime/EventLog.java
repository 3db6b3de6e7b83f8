package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The log of all inputs with the facts they led to; append-only, partitioned by month. */
@Repository
class EventLog {
    private static final String COLUMNS =
            "id, lead, seq, input, source, type, occurred_at, received_at, historic, actor, happened, facts, raw, origin";

    private static final int AT_A_TIME = 2_000;

    private final JdbcTemplate jdbc;
    private final Codec codec;

    EventLog(JdbcTemplate jdbc, Codec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** A row and its place in the log. */
    record Numbered(long id, Logged row) {}

    void append(List<Logged> rows) {
        jdbc.update(
                """
                insert into runtime.event (id, lead, seq, input, source, type, occurred_at, received_at, historic, actor,
                    happened, facts, raw, origin)
                select nextval('runtime.event_id'), new.*
                from unnest(?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                    ?::bool[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::int8[]) as new
                """,
                Sql.longs(rows, Logged::lead),
                Sql.longs(rows, Logged::seq),
                Sql.texts(rows, Logged::input),
                Sql.texts(rows, Logged::source),
                Sql.texts(rows, Logged::type),
                Sql.times(rows, Logged::occurredAt),
                Sql.times(rows, Logged::receivedAt),
                Sql.flags(rows, Logged::historic),
                Sql.texts(rows, Logged::actor),
                Sql.bytes(rows, row -> encoded(row.happened())),
                Sql.bytes(rows, row -> codec.facts(row.facts())),
                Sql.bytes(rows, row -> Sql.utf8(row.raw())),
                Sql.longs(rows, Logged::origin));
    }

    private byte @Nullable [] encoded(Input.@Nullable Happened happened) {
        return happened == null ? null : codec.happened(happened);
    }

    /** Everything of these leads in the order in which it was concluded. */
    List<Numbered> of(Collection<Long> leads) {
        return jdbc.query(
                "select " + COLUMNS + " from runtime.event where lead = any (?) order by lead, id",
                (row, n) -> numbered(row),
                Sql.longs(leads));
    }

    /**
     * Tells again what happened to these leads, in the order in which it was taken; moments left out. Read as it is told, so that a lead
     * with a long history takes no more memory than others. Within a transaction.
     *
     * @param types of what is to be told, among them such as {@code email.*} for many and {@code *} for all
     */
    void tellAgain(Collection<Long> leads, Collection<String> types, Consumer<Input.Happened> listener) {
        boolean all = types.contains("*");
        List<String> alike = types.stream()
                .map(type -> type.replaceAll("([\\\\%_])", "\\\\$1").replaceAll("\\*$", "%"))
                .toList();
        jdbc.query(
                connection -> {
                    PreparedStatement told = connection.prepareStatement(
                            "select happened from runtime.event where lead = any (?) and happened is not null"
                                    + (all ? "" : " and type like any (?)") + " order by id");
                    told.setFetchSize(AT_A_TIME);
                    told.setArray(1, connection.createArrayOf("int8", leads.toArray()));
                    if (!all) {
                        told.setArray(2, connection.createArrayOf("text", alike.toArray()));
                    }
                    return told;
                },
                (ResultSet row) -> listener.accept(codec.inputHappened(row.getBytes("happened"))));
    }

    /** A page of the rows of these leads, newest first by when they happened. */
    List<Numbered> before(List<Long> leads, @Nullable Cursor cursor, int limit) {
        return jdbc.query(
                "select " + COLUMNS + """
                         from unnest(?::int8[]) as asked (one) cross join lateral (
                            select * from runtime.event
                            where lead = asked.one and (occurred_at, id) < (?::timestamptz, ?) and type <> ?
                            order by occurred_at desc, id desc limit ?) e
                        order by occurred_at desc, id desc limit ?
                        """,
                (row, n) -> numbered(row),
                Sql.longs(leads),
                cursor == null ? "infinity" : cursor.at().toString(),
                cursor == null ? Long.MAX_VALUE : cursor.id(),
                Logged.TAKEN_BACK,
                limit,
                limit);
    }

    /** What a lead took since an input of its own, that one included. */
    List<Numbered> since(long lead, String input) {
        return jdbc.query(
                "select " + COLUMNS + " from runtime.event where lead = ? and id >="
                        + " (select min(id) from runtime.event where lead = ? and input = ?) order by id",
                (row, n) -> numbered(row),
                lead,
                lead,
                input);
    }

    /** Which of these leads ever had an event of these types. */
    List<Long> ofTypes(Collection<Long> leads, Collection<String> types) {
        return jdbc.queryForList(
                "select distinct lead from runtime.event where lead = any (?) and type = any (?)",
                Long.class,
                Sql.longs(leads),
                Sql.texts(types, type -> type));
    }

    /**
     * What happened by these rows is told again elsewhere, or had never been so; what was concluded of it stays, since the log is what
     * the state is made of.
     */
    void takeBack(List<Numbered> rows) {
        jdbc.update(
                "update runtime.event set happened = null, raw = null, type = ? where id = any (?)",
                Logged.TAKEN_BACK,
                Sql.longs(rows.stream()
                        .filter(one -> one.row().happened() != null)
                        .map(Numbered::id)
                        .toList()));
    }

    /** The newest rows of all leads that came from outside. */
    List<Numbered> recent(long beforeId, int limit) {
        return jdbc.query(
                "select " + COLUMNS
                        + " from runtime.event where id < ? and happened is not null order by id desc limit ?",
                (row, n) -> numbered(row),
                beforeId,
                limit);
    }

    /** Takes rows away that were told again to another lead. */
    void forget(long lead) {
        jdbc.update("delete from runtime.event where lead = ?", lead);
    }

    private Numbered numbered(ResultSet row) throws SQLException {
        byte[] happened = row.getBytes("happened");
        byte[] raw = row.getBytes("raw");
        return new Numbered(
                row.getLong("id"),
                new Logged(
                        row.getLong("lead"),
                        row.getLong("seq"),
                        row.getString("input"),
                        row.getString("source"),
                        row.getString("type"),
                        Sql.time(row, "occurred_at"),
                        Sql.time(row, "received_at"),
                        row.getBoolean("historic"),
                        row.getString("actor"),
                        happened == null ? null : codec.inputHappened(happened),
                        codec.facts(row.getBytes("facts")),
                        raw == null ? null : Sql.utf8(raw, "{}"),
                        row.getObject("origin", Long.class)));
    }
}
