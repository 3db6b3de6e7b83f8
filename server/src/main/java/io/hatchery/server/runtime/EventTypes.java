package io.hatchery.server.runtime;

import io.hatchery.server.platform.Seed;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which types of events have ever been seen; what an editor may offer. */
@Repository
class EventTypes implements Seed {
    private static final int OFFERED = 500;

    private final JdbcTemplate jdbc;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    EventTypes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void plant() {
        met.clear();
    }

    List<String> seen() {
        return jdbc.queryForList("select type from runtime.event_type order by type limit ?", String.class, OFFERED);
    }

    /** Remembers types not met before; most batches bring none. */
    void meet(List<Logged> rows) {
        List<Logged> fresh = rows.stream()
                .filter(row -> row.happened() != null && !met.contains(row.type()))
                .sorted(Comparator.comparing(Logged::type))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.update("""
                insert into runtime.event_type (type, first_seen)
                select distinct on (type) type, at from unnest(?::text[], ?::timestamptz[]) as new (type, at) order by type, at
                on conflict do nothing
                """, Sql.texts(fresh, Logged::type), Sql.times(fresh, Logged::receivedAt));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                fresh.forEach(row -> met.add(row.type()));
            }
        });
    }
}
