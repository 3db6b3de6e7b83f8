package io.hatchery.server.delivery;

import static io.hatchery.server.platform.Durability.SOON;

import io.hatchery.engine.Effect;
import io.hatchery.server.platform.Clock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The send ledger. Every change of state names the state it leaves, so of two that try the same step one fails; each commits at once,
 * and what announces a step or says how it ended is durable before anything else happens. Notes on the way there are durable with it.
 */
@Repository
class Ledger {
    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The row of this wish, made if it is new. */
    Message open(Effect.Send send) {
        return jdbc.sql("""
                INSERT INTO delivery.message (effect, lead, channel, content, origin, state, created_at, changed_at)
                SELECT :effect, :lead, :channel, :content, :origin, 'WAITING', :now, :now WHERE\
                """ + SOON + "ON CONFLICT (effect) DO NOTHING RETURNING *")
                .param("effect", send.id())
                .param("lead", send.lead())
                .param("channel", send.channel())
                .param("content", send.content())
                .param("origin", send.origin())
                .param("now", now())
                .query(Ledger::message)
                .optional()
                .or(() -> of(send.id()))
                .orElseThrow();
    }

    /** The row of a wish; empty when none was opened. */
    Optional<Message> of(String wish) {
        return jdbc.sql("SELECT * FROM delivery.message WHERE effect = ?")
                .param(wish)
                .query(Ledger::message)
                .optional();
    }

    Optional<Message> find(long id) {
        return jdbc.sql("SELECT * FROM delivery.message WHERE id = :id")
                .param("id", id)
                .query(Ledger::message)
                .optional();
    }

    /** Stays waiting, for this reason. */
    void waits(Message message, Message.Reason reason, String detail) {
        jdbc.sql("""
                UPDATE delivery.message SET state = 'WAITING', reason = :reason, detail = :detail, changed_at = :now
                WHERE effect = :effect AND state IN ('WAITING', 'HANDED') AND\
                """ + SOON)
                .param("reason", reason.name())
                .param("detail", detail)
                .param("now", now())
                .param("effect", message.effect())
                .update();
    }

    void reserve(Message message, Instant slot) {
        jdbc.sql("UPDATE delivery.message SET slot_at = :slot WHERE effect = :effect AND state = 'WAITING' AND" + SOON)
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("effect", message.effect())
                .update();
    }

    /** What will be given to the provider, once it is known. */
    void prepared(Message message, int version, String language, String address, String subject, List<String> links) {
        jdbc.sql("""
                UPDATE delivery.message SET version = :version, language = :language, address = :address, subject = :subject,
                       links = :links, changed_at = :now
                WHERE effect = :effect AND state = 'WAITING' AND\
                """ + SOON)
                .param("version", version)
                .param("language", language)
                .param("address", address)
                .param("subject", subject)
                .param("links", links.toArray(String[]::new))
                .param("now", now())
                .param("effect", message.effect())
                .update();
    }

    /**
     * The last step before a provider may have it. False when someone else took it, or it is no longer waiting: then it must not be
     * given away.
     */
    boolean handing(Message message) {
        return jdbc.sql("""
                UPDATE delivery.message SET state = 'HANDED', reason = NULL, detail = NULL, attempts = attempts + 1,
                       handed_at = :now, changed_at = :now
                WHERE effect = :effect AND state = 'WAITING'
                """)
                        .param("now", now())
                        .param("effect", message.effect())
                        .update()
                == 1;
    }

    void sent(Message message, Message.State how, String reply) {
        jdbc.sql("""
                UPDATE delivery.message SET state = :how, reason = NULL, detail = :reply, sent_at = :now, changed_at = :now
                WHERE effect = :effect AND state IN ('HANDED', 'UNKNOWN')
                """)
                .param("how", how.name())
                .param("reply", reply)
                .param("now", now())
                .param("effect", message.effect())
                .update();
    }

    /** It will never go out. */
    void ended(Message message, Message.State how, @Nullable String reason, String detail) {
        jdbc.sql("""
                UPDATE delivery.message SET state = :how, reason = :reason, detail = :detail, changed_at = :now
                WHERE effect = :effect AND state IN ('WAITING', 'HANDED')
                """)
                .param("how", how.name())
                .param("reason", reason)
                .param("detail", detail)
                .param("now", now())
                .param("effect", message.effect())
                .update();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    static Message message(ResultSet row, int at) throws SQLException {
        return new Message(
                row.getString("effect"),
                row.getLong("id"),
                row.getLong("lead"),
                row.getString("channel"),
                row.getString("content"),
                row.getObject("version", Integer.class),
                row.getString("origin"),
                row.getString("language"),
                row.getString("address"),
                row.getString("subject"),
                Message.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("detail"),
                row.getInt("attempts"),
                instant(row, "slot_at"),
                Arrays.asList((String[]) row.getArray("links").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "handed_at"),
                instant(row, "sent_at"),
                instant(row, "opened_at"),
                instant(row, "clicked_at"),
                instant(row, "unsubscribed_at"),
                row.getInt("returns"),
                row.getInt("machine_opens"),
                row.getInt("machine_clicks"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
