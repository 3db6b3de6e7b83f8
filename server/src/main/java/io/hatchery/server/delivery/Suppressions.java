package io.hatchery.server.delivery;

import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Addresses that get no mail. */
@Repository
class Suppressions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Suppressions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why an address gets no mail. */
    enum Reason {
        HARD_BOUNCE,
        COMPLAINT,
        UNSUBSCRIBED,
        MANUAL,
        IMPORTED
    }

    record Suppression(
            String address, Reason reason, @Nullable String detail, Instant addedAt, String addedBy) {}

    /** Why this address gets no mail; empty when it may. */
    Optional<Reason> of(MailAddress address) {
        return first(address, false);
    }

    /** Why not even an answer can be written to it: unsubscribing ends newsletters, not what somebody asks for. */
    Optional<Reason> ofAnswers(MailAddress address) {
        return first(address, true);
    }

    private Optional<Reason> first(MailAddress address, boolean answers) {
        return jdbc.sql("""
                SELECT reason FROM delivery.suppression
                WHERE address = :address AND NOT (:answers AND reason = 'UNSUBSCRIBED') ORDER BY added_at LIMIT 1
                """)
                .param("address", address.key())
                .param("answers", answers)
                .query((row, at) -> Reason.valueOf(row.getString("reason")))
                .optional();
    }

    /** Adds these; those already there stay as they are. Returns how many are new. */
    int add(Collection<MailAddress> addresses, Reason reason, @Nullable String detail, String by) {
        return jdbc.sql("""
                INSERT INTO delivery.suppression (address, reason, detail, added_at, added_by)
                SELECT DISTINCT address, :reason, :detail, :now, :by FROM unnest(:addresses::text[]) AS new (address)
                ON CONFLICT DO NOTHING
                """)
                .param("addresses", addresses.stream().map(MailAddress::key).toArray(String[]::new))
                .param("reason", reason.name())
                .param("detail", detail)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    boolean remove(String address, Reason reason) {
        return jdbc.sql("DELETE FROM delivery.suppression WHERE address = lower(:address) AND reason = :reason")
                        .param("address", address)
                        .param("reason", reason.name())
                        .update()
                > 0;
    }

    /** In the order of addresses, after this place. */
    List<Suppression> page(@Nullable String begins, @Nullable Reason reason, @Nullable Suppression after, int limit) {
        return jdbc.sql("""
                SELECT address, reason, detail, added_at, added_by FROM delivery.suppression
                WHERE (:begins::text IS NULL OR starts_with(address, lower(:begins)))
                  AND (:reason::text IS NULL OR reason = :reason)
                  AND (:afterAddress::text IS NULL OR (address, reason) > (:afterAddress, :afterReason))
                ORDER BY address, reason LIMIT :limit
                """)
                .param("begins", begins)
                .param("reason", reason == null ? null : reason.name())
                .param("afterAddress", after == null ? null : after.address())
                .param("afterReason", after == null ? null : after.reason().name())
                .param("limit", limit)
                .query((row, at) -> new Suppression(
                        row.getString("address"),
                        Reason.valueOf(row.getString("reason")),
                        row.getString("detail"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        row.getString("added_by")))
                .list();
    }
}
