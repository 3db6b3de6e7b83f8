package io.hatchery.server.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of the send ledger, newest first. */
@Repository
class LedgerReads {
    private final JdbcClient jdbc;

    LedgerReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which messages are asked for; null means any. */
    record Search(
            @Nullable Long lead,
            @Nullable String content,
            Message.@Nullable State state,
            @Nullable Long before) {}

    List<Message> page(Search search, int limit) {
        StringBuilder where = new StringBuilder("WHERE true");
        if (search.lead() != null) {
            where.append(" AND lead = :lead");
        }
        if (search.content() != null) {
            where.append(" AND content = :content");
        }
        if (search.state() != null) {
            // SENT is by far the most frequent and has no index of its own
            where.append(" AND state = :state");
        }
        if (search.before() != null) {
            where.append(" AND id < :before");
        }
        JdbcClient.StatementSpec query = jdbc.sql(
                        "SELECT * FROM delivery.message " + where + " ORDER BY id DESC LIMIT :limit")
                .param("limit", limit);
        if (search.lead() != null) {
            query = query.param("lead", search.lead());
        }
        if (search.content() != null) {
            query = query.param("content", search.content());
        }
        if (search.state() != null) {
            query = query.param("state", search.state().name());
        }
        if (search.before() != null) {
            query = query.param("before", search.before());
        }
        return query.query(Ledger::message).list();
    }

    /** How many messages wait or are unclear, by state and reason. */
    record Stuck(Message.State state, @Nullable String reason, long messages) {}

    List<Stuck> stuck() {
        return jdbc.sql("""
                SELECT state, reason, count(*) AS messages FROM delivery.message
                WHERE state IN ('WAITING', 'HANDED', 'UNKNOWN', 'FAILED') AND state <> 'SENT'
                GROUP BY state, reason ORDER BY state, messages DESC
                """)
                .query((row, at) -> new Stuck(
                        Message.State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getLong("messages")))
                .list();
    }
}
