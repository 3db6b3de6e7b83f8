package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in, kept in the database so that a restart signs no one out. The person is read with the session at every request: a
 * role taken away is gone at once.
 */
@Repository
class Sessions {
    /** A session ends after this long, used or not. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** A session ends after this long without use. */
    static final Duration IDLE = Duration.ofDays(7);

    private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final Clock clock;
    private final Ids ids;

    Sessions(JdbcClient db, Clock clock, Ids ids) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins a session and returns its token, which is nowhere kept. Also forgets sessions that have ended. */
    String begin(String person) {
        Instant now = clock.now();
        db.sql("DELETE FROM access.session WHERE expires_at < ?")
                .param(Timestamp.from(now))
                .update();
        String token = ids.secret();
        db.sql(
                        "INSERT INTO access.session (token_hash, person, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        hash(token),
                        person,
                        Timestamp.from(now),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(LONGEST)))
                .update();
        return token;
    }

    private record Found(User user, Instant seen) {}

    /** Who this token stands for, if its session goes on and the person may still enter. */
    Optional<User> find(String token) {
        Instant now = clock.now();
        Optional<Found> found = db.sql("""
                        SELECT p.*, s.seen_at FROM access.session s JOIN access.person p ON p.id = s.person
                        WHERE s.token_hash = ? AND s.expires_at > ? AND s.seen_at > ? AND p.active
                        """)
                .params(hash(token), Timestamp.from(now), Timestamp.from(now.minus(IDLE)))
                .query((row, n) -> new Found(
                        People.user(row, n), row.getTimestamp("seen_at").toInstant()))
                .optional();
        found.filter(it -> it.seen().plus(NOTE_USE_EVERY).isBefore(now)).ifPresent(it -> noteUse(token, now));
        return found.map(Found::user);
    }

    private void noteUse(String token, Instant now) {
        db.sql("UPDATE access.session SET seen_at = ? WHERE token_hash = ?")
                .params(Timestamp.from(now), hash(token))
                .update();
    }

    void end(String token) {
        db.sql("DELETE FROM access.session WHERE token_hash = ?")
                .param(hash(token))
                .update();
    }

    /** Ends all sessions of a person but this one, if one is given. */
    void endAll(String person, String butToken) {
        db.sql("DELETE FROM access.session WHERE person = ? AND token_hash <> ?")
                .params(person, hash(butToken))
                .update();
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
