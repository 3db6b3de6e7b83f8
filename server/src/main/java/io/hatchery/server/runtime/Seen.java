package io.hatchery.server.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The long memory of what was taken: an event comes in once, however often it is sent. */
@Repository
class Seen {
    private final JdbcTemplate jdbc;

    Seen(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers these and says which were new; waits for a transaction that is just taking one of them. */
    Set<UUID> add(List<Incoming> batch) {
        return new HashSet<>(jdbc.queryForList("""
                insert into runtime.seen (digest) select distinct digest from unnest(?::uuid[]) as new (digest) order by digest
                on conflict do nothing returning digest
                """, UUID.class, Sql.uuids(batch, Incoming::digest)));
    }
}
