package io.hatchery.server.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** One row per lead: its state, as it is now. */
@Repository
class LeadRows {
    static final long BIRTHS = 0x4861_7463_6865_7301L;

    private final JdbcTemplate jdbc;

    LeadRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A lead's row.
     *
     * @param playbook the version the state is complete for
     * @param due when to wake it, null for never
     */
    @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
    record Stored(
            long id,
            long seq,
            int playbook,
            byte[] state,
            boolean known,
            @Nullable Instant due,
            @Nullable Long joinedInto) {}

    /** A lead asked for by number, and the one it is now. */
    record Found(long asked, long self, boolean known) {}

    /** Numbers for leads about to be born; {@link #awaitBirths} waits until they are, or never will be. */
    List<Long> nextIds(int count) {
        return jdbc.queryForList("""
                with held as materialized (select pg_advisory_xact_lock_shared(?))
                select nextval('runtime.lead_id_seq') from held, generate_series(1, ?)
                """, Long.class, BIRTHS, count);
    }

    /**
     * Returns when every lead that was given a number so far is stored or given up, and keeps further ones waiting until the
     * transaction ends. Those born later see everything that was committed before.
     */
    void awaitBirths() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, BIRTHS);
    }

    List<Found> find(Collection<Long> ids) {
        return jdbc.query(
                """
                select a.id as asked, l.id as self, l.known
                from runtime.lead a join runtime.lead l on l.id = coalesce(a.joined_into, a.id)
                where a.id = any (?)
                """,
                (row, n) -> new Found(row.getLong("asked"), row.getLong("self"), row.getBoolean("known")),
                Sql.longs(ids));
    }

    /** Locks these in the order of their numbers, so that no two transactions wait for each other. */
    List<Stored> lock(Collection<Long> ids) {
        return jdbc.query("""
                select id, seq, playbook, state, known, due_at, joined_into from runtime.lead
                where id = any (?) order by id for update
                """, (row, n) -> stored(row), Sql.longs(ids));
    }

    List<Stored> read(Collection<Long> ids) {
        return jdbc.query("""
                select id, seq, playbook, state, known, due_at, joined_into from runtime.lead
                where id = any (?) and joined_into is null order by id
                """, (row, n) -> stored(row), Sql.longs(ids));
    }

    List<Stored> readAfter(long id, int limit) {
        return jdbc.query("""
                select id, seq, playbook, state, known, due_at, joined_into from runtime.lead
                where id > ? and joined_into is null order by id limit ?
                """, (row, n) -> stored(row), id, limit);
    }

    /** Some of the known leads, the same ones each time as long as the table does not change much. */
    List<Stored> sample(int size) {
        return jdbc.query("""
                select id, seq, playbook, state, known, due_at, joined_into
                from runtime.lead tablesample system (least(100, (
                    select 400.0 * ? / greatest(1, reltuples) from pg_class where oid = 'runtime.lead'::regclass)))
                    repeatable (1)
                where known and joined_into is null limit ?
                """, (row, n) -> stored(row), size, size);
    }

    /** Leads whose moment has come and whom nobody else holds; locks them. */
    List<Long> claimDue(Instant now, int limit) {
        return jdbc.queryForList("""
                select id from runtime.lead where due_at <= ? order by due_at limit ? for update skip locked
                """, Long.class, Sql.time(now), limit);
    }

    Optional<Instant> nextDue() {
        return jdbc
                .query(
                        "select due_at from runtime.lead where due_at is not null order by due_at limit 1",
                        (row, n) -> Sql.time(row, "due_at"))
                .stream()
                .findFirst();
    }

    /** Sets when to look at it next. One that was joined into another is not looked at any more. */
    void postpone(long id, @Nullable Instant until) {
        jdbc.update(
                "update runtime.lead set due_at = ? where id = ? and joined_into is null",
                until == null ? null : Sql.time(until),
                id);
    }

    /** Leads not yet complete for a playbook, in the order of their numbers: those after one, up to another. */
    List<Long> behind(int playbook, long after, long through, int limit) {
        return jdbc.queryForList("""
                select id from runtime.lead where id > ? and id <= ? and playbook < ? and joined_into is null order by id limit ?
                """, Long.class, after, through, playbook, limit);
    }

    long countBehind(int playbook, long after) {
        Long count = jdbc.queryForObject(
                "select count(*) from runtime.lead where id > ? and playbook < ? and joined_into is null",
                Long.class,
                after,
                playbook);
        return count == null ? 0 : count;
    }

    /** Empties a lead that turned out to be another one, and says which. */
    void leaveSign(long from, long into, byte[] unknown) {
        jdbc.update(
                "update runtime.lead set seq = 0, state = ?, due_at = null, joined_into = ? where id = ?",
                unknown,
                into,
                from);
    }

    /** The leads that were joined into this one. */
    List<Long> family(long lead) {
        return jdbc.queryForList("select id from runtime.lead where joined_into = ? order by id", Long.class, lead);
    }

    /** The lead that one was merged into. */
    Optional<Long> mergedLead(long lead) {
        return jdbc
                .queryForList("select joined_into from runtime.lead where id = ? and merged", Long.class, lead)
                .stream()
                .findFirst();
    }

    /** The lead, and those merged into it that keep a log of their own. */
    List<Long> withMerged(long lead) {
        return jdbc.queryForList(
                "select ?::int8 union all select id from runtime.lead where joined_into = ? and merged",
                Long.class,
                lead,
                lead);
    }

    /** Leads that were merged into these and keep a log of their own, and into which. */
    Map<Long, Long> mergedInto(Collection<Long> leads) {
        Map<Long, Long> into = new HashMap<>();
        jdbc.query(
                "select id, joined_into from runtime.lead where joined_into = any (?) and merged",
                row -> {
                    into.put(row.getLong("id"), row.getLong("joined_into"));
                },
                Sql.longs(leads));
        return into;
    }

    /** A lead, and whoever was joined into it, is another one from now on. Its state stays as it was. */
    void leaveMerged(long from, long into) {
        jdbc.update("update runtime.lead set joined_into = ? where joined_into = ?", into, from);
        jdbc.update("update runtime.lead set joined_into = ?, merged = true, due_at = null where id = ?", into, from);
    }

    /** The row of a lead that was merged into another. */
    Stored lockMerged(long lead) {
        return jdbc.query("""
                select id, seq, playbook, state, known, due_at, joined_into from runtime.lead
                where id = ? and merged for update
                """, (row, n) -> stored(row), lead).getFirst();
    }

    /** A lead is itself again, and its family its own. */
    void giveBack(long lead, Collection<Long> family) {
        jdbc.update("update runtime.lead set joined_into = null, merged = false where id = ?", lead);
        jdbc.update("update runtime.lead set joined_into = ? where id = any (?)", lead, Sql.longs(family));
    }

    void insert(List<Stored> born) {
        jdbc.update(
                """
                insert into runtime.lead (id, seq, playbook, state, known, due_at)
                select * from unnest(?::int8[], ?::int8[], ?::int4[], ?::bytea[], ?::bool[], ?::timestamptz[])
                """,
                Sql.longs(born, Stored::id),
                Sql.longs(born, Stored::seq),
                Sql.ints(born, Stored::playbook),
                Sql.bytes(born, Stored::state),
                Sql.flags(born, Stored::known),
                Sql.times(born, Stored::due));
    }

    void update(List<Stored> changed) {
        jdbc.update(
                """
                update runtime.lead l
                set seq = c.seq, playbook = c.playbook, state = c.state, known = c.known, due_at = c.due_at
                from unnest(?::int8[], ?::int8[], ?::int4[], ?::bytea[], ?::bool[], ?::timestamptz[])
                    as c (id, seq, playbook, state, known, due_at)
                where l.id = c.id
                """,
                Sql.longs(changed, Stored::id),
                Sql.longs(changed, Stored::seq),
                Sql.ints(changed, Stored::playbook),
                Sql.bytes(changed, Stored::state),
                Sql.flags(changed, Stored::known),
                Sql.times(changed, Stored::due));
    }

    /** A lead that a newer playbook leaves as it is. */
    record Complete(long id, int playbook, @Nullable Instant due) {}

    /** Notes what leads are complete for, and leaves their states alone. */
    void complete(List<Complete> same) {
        jdbc.update(
                """
                update runtime.lead l set playbook = c.playbook, due_at = c.due_at
                from unnest(?::int8[], ?::int4[], ?::timestamptz[]) as c (id, playbook, due_at)
                where l.id = c.id
                """, Sql.longs(same, Complete::id), Sql.ints(same, Complete::playbook), Sql.times(same, Complete::due));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                row.getLong("seq"),
                row.getInt("playbook"),
                row.getBytes("state"),
                row.getBoolean("known"),
                row.getTimestamp("due_at") == null ? null : Sql.time(row, "due_at"),
                row.getObject("joined_into", Long.class));
    }
}
