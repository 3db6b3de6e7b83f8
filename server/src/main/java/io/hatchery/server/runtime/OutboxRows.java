package io.hatchery.server.runtime;

import static io.hatchery.server.platform.Durability.SOON;

import io.hatchery.engine.Effect;
import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Effects wanted and not yet done, and what became of those that are. Adding them is part of the step that wants them; what is noted
 * while they are carried out may be lost with the machine, since then they are carried out again, and handlers see to it that no one
 * is written to twice.
 */
@Repository
class OutboxRows {
    private final JdbcTemplate jdbc;
    private final Codec codec;
    private final Clock clock;

    OutboxRows(JdbcTemplate jdbc, Codec codec, Clock clock) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.clock = clock;
    }

    /** An effect taken to be carried out. */
    record Claimed(Effect effect, int attempt) {}

    /** Adds these; one asked for before, under the same id, is not asked for again. */
    void add(List<Effect> effects) {
        List<Effect> sorted =
                effects.stream().sorted(Comparator.comparing(Effect::id)).toList();
        jdbc.update(
                """
                insert into runtime.outbox (effect, lead, kind, body, due_at, created_at)
                select effect, lead, kind, body, ?, ?
                from unnest(?::text[], ?::int8[], ?::text[], ?::bytea[]) as new (effect, lead, kind, body)
                on conflict do nothing
                """,
                Sql.time(clock.now()),
                Sql.time(clock.now()),
                Sql.texts(sorted, Effect::id),
                Sql.longs(sorted, Effect::lead),
                Sql.texts(sorted, effect -> effect.getClass().getSimpleName()),
                Sql.bytes(sorted, codec::effect));
    }

    /** Takes what is due for as long as the lease runs; nobody else gets it meanwhile. */
    List<Claimed> claim(Instant now, Duration lease, int limit) {
        return jdbc
                .query(
                        """
                        update runtime.outbox o set attempt = o.attempt + 1, due_at = ?
                        from (select effect from runtime.outbox where state = 'WAITING' and due_at <= ?
                              order by due_at limit ? for update skip locked) due
                        where o.effect = due.effect and\
                        """ + SOON + """
                        returning o.effect, o.body, o.attempt, o.created_at
                        """,
                        (row, n) -> new Claimed(codec.effect(row.getBytes("body")), row.getInt("attempt")),
                        Sql.time(now.plus(lease)),
                        Sql.time(now),
                        limit)
                .stream()
                .sorted(Comparator.comparing(one -> one.effect().id()))
                .toList();
    }

    /** What was ended by another server meanwhile stays as it ended. */
    void done(String effect) {
        jdbc.update(
                "update runtime.outbox set state = 'DONE', ended_at = ?, why = null where effect = ?"
                        + " and state = 'WAITING' and" + SOON,
                Sql.time(clock.now()),
                effect);
    }

    void failed(String effect, String why) {
        jdbc.update(
                "update runtime.outbox set state = 'FAILED', ended_at = ?, why = ? where effect = ?"
                        + " and state = 'WAITING' and" + SOON,
                Sql.time(clock.now()),
                why,
                effect);
    }

    void retry(String effect, Instant at, String why) {
        jdbc.update(
                "update runtime.outbox set due_at = ?, why = ? where effect = ? and" + SOON, Sql.time(at), why, effect);
    }

    /** Like {@link #retry}, but it was no attempt. */
    void waits(String effect, Instant at, String why) {
        jdbc.update(
                "update runtime.outbox set due_at = ?, why = ?, attempt = attempt - 1 where effect = ? and" + SOON,
                Sql.time(at),
                why,
                effect);
    }

    Optional<Instant> nextDue() {
        return jdbc
                .query(
                        "select due_at from runtime.outbox where state = 'WAITING' order by due_at limit 1",
                        (row, n) -> Sql.time(row, "due_at"))
                .stream()
                .findFirst();
    }
}
