package io.hatchery.server.delivery;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What readers, and machines before them, did with messages, on the ledger's rows. */
@Repository
class Engagements {
    /** Two different links in so short a time are not clicked by a person. */
    private static final Duration TOO_FAST = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Engagements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void opened(long message) {
        jdbc.sql("UPDATE delivery.message SET opened_at = coalesce(opened_at, :now) WHERE id = :id")
                .param("now", now())
                .param("id", message)
                .update();
    }

    void clicked(long message) {
        jdbc.sql("""
                UPDATE delivery.message SET clicked_at = coalesce(clicked_at, :now), opened_at = coalesce(opened_at, :now)
                WHERE id = :id
                """).param("now", now()).param("id", message).update();
    }

    /** Notes a click on this link; true when another link of the message was clicked only just before. */
    boolean hasty(long message, int link) {
        return jdbc.sql("""
                WITH before AS (SELECT last_click_at, last_click FROM delivery.message WHERE id = :id FOR UPDATE)
                UPDATE delivery.message m SET last_click_at = :now, last_click = :link FROM before WHERE m.id = :id
                RETURNING coalesce(before.last_click <> :link AND before.last_click_at > :recent, false) AS hasty
                """)
                .param("id", message)
                .param("link", link)
                .param("now", now())
                .param("recent", now().minus(TOO_FAST))
                .query(Boolean.class)
                .single();
    }

    void openedByMachine(long message) {
        jdbc.sql("UPDATE delivery.message SET machine_opens = machine_opens + 1 WHERE id = :id")
                .param("id", message)
                .update();
    }

    void clickedByMachine(long message) {
        jdbc.sql("UPDATE delivery.message SET machine_clicks = machine_clicks + 1 WHERE id = :id")
                .param("id", message)
                .update();
    }

    void unsubscribed(long message) {
        jdbc.sql("UPDATE delivery.message SET unsubscribed_at = coalesce(unsubscribed_at, :now) WHERE id = :id")
                .param("now", now())
                .param("id", message)
                .update();
    }

    void subscribed(long message) {
        jdbc.sql(
                        "UPDATE delivery.message SET unsubscribed_at = NULL, returns = returns + 1 WHERE id = :id AND unsubscribed_at IS NOT NULL")
                .param("id", message)
                .update();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
