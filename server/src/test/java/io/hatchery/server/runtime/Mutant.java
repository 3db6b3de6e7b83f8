package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mistakes a host could make, switched on to see that the simulation finds them. */
enum Mutant {
    NONE,
    /** The ledger says that a message was handed over only when the provider has answered. */
    RECORDS_AFTER_THE_CALL,
    /** A transaction that is tried again takes for new what it asked about before. */
    FORGETS_THE_SEEN_CHECK_ON_RETRY,
    /** A lead's alarm is put out in a transaction before the one that looks at the lead. */
    CLEARS_DUE_BEFORE_THE_STEP;

    Seen seen(JdbcTemplate jdbc) {
        return this == FORGETS_THE_SEEN_CHECK_ON_RETRY ? new ForgetfulSeen(jdbc) : new Seen(jdbc);
    }

    Waker waker(PostgresWaker real, JdbcTemplate jdbc, Clock clock) {
        return this == CLEARS_DUE_BEFORE_THE_STEP ? new ClearingWaker(real, jdbc, clock) : real;
    }

    private static final class ForgetfulSeen extends Seen {
        private final Set<UUID> asked = new HashSet<>();

        ForgetfulSeen(JdbcTemplate jdbc) {
            super(jdbc);
        }

        @Override
        Set<UUID> add(List<Incoming> batch) {
            Set<UUID> fresh = super.add(batch);
            batch.stream().map(Incoming::digest).filter(one -> !asked.add(one)).forEach(fresh::add);
            return fresh;
        }
    }

    private record ClearingWaker(PostgresWaker real, JdbcTemplate jdbc, Clock clock) implements Waker {
        @Override
        public int tick() {
            Instant now = clock.now();
            List<Long> due = jdbc.queryForList(
                    "select id from runtime.lead where due_at <= ? order by id", Long.class, Sql.time(now));
            due.forEach(lead -> jdbc.update("update runtime.lead set due_at = null where id = ?", lead));
            due.forEach(lead -> jdbc.update("update runtime.lead set due_at = ? where id = ?", Sql.time(now), lead));
            return real.tick();
        }
    }
}
