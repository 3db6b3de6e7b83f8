package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Slows down guessing: after a few failures an address waits, each time twice as long, up to a quarter of an hour. */
@Repository
class SignInGuard {
    private static final int FREE_PER_EMAIL = 5;
    private static final int FREE_PER_NETWORK_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;

    SignInGuard(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws io.hatchery.server.platform.ProblemException 429 while either must wait */
    void check(String email, String address) {
        Instant now = clock.now();
        db
                .sql("SELECT max(blocked_until) FROM access.failed_sign_in WHERE subject IN (?, ?)")
                .params(emailSubject(email), addressSubject(address))
                .query((row, n) -> row.getTimestamp(1))
                .list()
                .stream()
                .filter(until -> until != null && until.toInstant().isAfter(now))
                .findFirst()
                .ifPresent(until -> {
                    throw Problems.tooMany(Duration.between(now, until.toInstant()));
                });
    }

    void failed(String email, String address) {
        count(emailSubject(email), FREE_PER_EMAIL);
        count(addressSubject(address), FREE_PER_NETWORK_ADDRESS);
    }

    void succeeded(String email) {
        db.sql("DELETE FROM access.failed_sign_in WHERE subject = ? OR last_at < ?")
                .params(emailSubject(email), Timestamp.from(clock.now().minus(FORGET_AFTER)))
                .update();
    }

    private void count(String subject, int free) {
        Instant now = clock.now();
        int failures = db.sql("""
                        INSERT INTO access.failed_sign_in AS f (subject, failures, last_at) VALUES (?, 1, ?)
                        ON CONFLICT (subject) DO UPDATE
                        SET failures = CASE WHEN f.last_at < ? THEN 1 ELSE f.failures + 1 END, last_at = excluded.last_at
                        RETURNING failures
                        """)
                .params(subject, Timestamp.from(now), Timestamp.from(now.minus(FORGET_AFTER)))
                .query(Integer.class)
                .single();
        if (failures >= free) {
            db.sql("UPDATE access.failed_sign_in SET blocked_until = ? WHERE subject = ?")
                    .params(Timestamp.from(now.plus(pause(failures - free))), subject)
                    .update();
        }
    }

    private static Duration pause(int beyond) {
        Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 10));
        return List.of(pause, LONGEST_WAIT).stream().min(Duration::compareTo).orElseThrow();
    }

    private static String emailSubject(String email) {
        return "email:" + email.strip().toLowerCase(Locale.ROOT);
    }

    private static String addressSubject(String address) {
        return "address:" + address;
    }
}
