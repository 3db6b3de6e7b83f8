package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The monthly partitions of the event log: this month and the next two ahead of time, any other when first needed. */
@Component
class Partitions {
    private static final int AHEAD = 2;
    private static final long LOCK = 0x4861_7463_6865_7279L;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<YearMonth> there = ConcurrentHashMap.newKeySet();

    Partitions(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes what the coming weeks need. */
    void prepare() {
        YearMonth now = month(clock.now());
        for (int i = 0; i <= AHEAD; i++) {
            ensure(now.plusMonths(i));
        }
    }

    void ensureFor(Collection<Instant> moments) {
        for (Instant moment : moments) {
            ensure(month(moment));
        }
    }

    private void ensure(YearMonth month) {
        if (!there.contains(month)) {
            transaction.executeWithoutResult(status -> create(month));
            there.add(month);
        }
    }

    private void create(YearMonth month) {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
        jdbc.execute(
                "create table if not exists runtime.event_%d_%02d partition of runtime.event for values from ('%s') to ('%s')"
                        .formatted(
                                month.getYear(),
                                month.getMonthValue(),
                                month.atDay(1) + "T00:00:00Z",
                                month.plusMonths(1).atDay(1) + "T00:00:00Z"));
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }
}
