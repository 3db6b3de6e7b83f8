package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class Journal implements AuditLog {
    private static final int LONGEST_SUBJECT = 300;

    private final JdbcClient db;
    private final Clock clock;
    private final CurrentUser current;
    private final JsonMapper json;

    Journal(JdbcClient db, Clock clock, CurrentUser current, JsonMapper json) {
        this.db = db;
        this.clock = clock;
        this.current = current;
        this.json = json;
    }

    /** A line of the log. */
    record Line(
            long id,
            Instant at,
            String actor,
            String actorName,
            String action,
            String subject,
            Map<String, String> detail,
            @Nullable String address) {}

    /** Which lines; null means any. {@code action} may end before a dot: {@code session} finds {@code session.begun}. */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Override
    public void record(String action, String subject, Map<String, String> detail) {
        String actor = current.find().map(User::actor).orElse("system");
        String name = current.find().map(User::name).orElse("system");
        by(actor, name, action, subject, detail);
    }

    /** Adds a line about someone who is not the person at hand. */
    void by(String actor, String name, String action, String subject, Map<String, String> detail) {
        String cut = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
        db.sql("""
                        INSERT INTO access.audit (at, actor, actor_name, action, subject, detail, address)
                        VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
                        """)
                .param(Timestamp.from(clock.now()))
                .param(actor)
                .param(name)
                .param(action)
                .param(cut)
                .param(json.writeValueAsString(detail))
                .param(address())
                .update();
    }

    /** The newest lines before {@code before}, or the newest of all. */
    List<Line> lines(Filter filter, @Nullable Long before, int limit) {
        return db.sql("""
                        SELECT * FROM access.audit
                        WHERE (:before::bigint IS NULL OR id < :before)
                          AND (:actor::text IS NULL OR actor = :actor)
                          AND (:action::text IS NULL OR action = :action OR starts_with(action, :action || '.'))
                          AND (:from::timestamptz IS NULL OR at >= :from)
                          AND (:to::timestamptz IS NULL OR at < :to)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("before", before)
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("from", filter.from() == null ? null : Timestamp.from(filter.from()))
                .param("to", filter.to() == null ? null : Timestamp.from(filter.to()))
                .param("limit", limit)
                .query((row, n) -> new Line(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("actor_name"),
                        row.getString("action"),
                        row.getString("subject"),
                        json.readValue(row.getString("detail"), new TypeReference<Map<String, String>>() {}),
                        row.getString("address")))
                .list();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
