package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Seed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Write keys, all in memory since every event asks for one. */
@Repository
class StoredWriteKeys implements WriteKeys, Seed {
    private static final Duration OTHERS_MAY_HAVE_CHANGED = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final Clock clock;
    private final Ids ids;
    private final CurrentUser current;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Loaded loaded = new Loaded(Map.of(), 0);

    StoredWriteKeys(JdbcClient db, Clock clock, Ids ids, CurrentUser current) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.current = current;
    }

    /** @param nanos when, on the machine's running time */
    private record Loaded(Map<String, WriteKey> keys, long nanos) {}

    /** A key as administrators see it. */
    record Row(
            WriteKey key,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt) {}

    @Override
    public Optional<WriteKey> find(String key) {
        if (System.nanoTime() - loaded.nanos() > OTHERS_MAY_HAVE_CHANGED.toNanos() && loading.tryLock()) {
            try {
                load();
            } finally {
                loading.unlock();
            }
        }
        return Optional.ofNullable(loaded.keys().get(key));
    }

    @Override
    public void plant() {
        reload();
    }

    @Override
    public List<WriteKey> inForce() {
        return all().stream()
                .filter(row -> row.revokedAt() == null)
                .map(Row::key)
                .sorted(Comparator.comparing(WriteKey::name))
                .toList();
    }

    private void reload() {
        loading.lock();
        try {
            load();
        } finally {
            loading.unlock();
        }
    }

    private void load() {
        long nanos = System.nanoTime();
        Map<String, WriteKey> keys = db
                .sql("SELECT * FROM access.write_key WHERE revoked_at IS NULL")
                .query(StoredWriteKeys::row)
                .list()
                .stream()
                .map(Row::key)
                .collect(Collectors.toUnmodifiableMap(WriteKey::key, key -> key));
        loaded = new Loaded(keys, nanos);
    }

    @Override
    public WriteKey create(String name) {
        return create(name, List.of());
    }

    WriteKey create(String name, List<String> origins) {
        WriteKey key = new WriteKey(ids.next(), "wk_" + ids.secret(), name, origins);
        db.sql(
                        "INSERT INTO access.write_key (id, key, name, origins, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        key.key(),
                        key.name(),
                        origins.toArray(String[]::new),
                        Timestamp.from(clock.now()),
                        current.find().map(User::actor).orElse("system"))
                .update();
        reloadWhenStored();
        return key;
    }

    boolean change(String id, String name, List<String> origins) {
        boolean found = db.sql("UPDATE access.write_key SET name = ?, origins = ? WHERE id = ?")
                        .params(name, origins.toArray(String[]::new), id)
                        .update()
                == 1;
        reloadWhenStored();
        return found;
    }

    void revoke(String id) {
        db.sql("UPDATE access.write_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(Timestamp.from(clock.now()), id)
                .update();
        reloadWhenStored();
    }

    Optional<Row> row(String id) {
        return db.sql("SELECT * FROM access.write_key WHERE id = ?")
                .param(id)
                .query(StoredWriteKeys::row)
                .optional();
    }

    List<Row> all() {
        return db.sql("SELECT * FROM access.write_key ORDER BY revoked_at IS NOT NULL, id DESC")
                .query(StoredWriteKeys::row)
                .list();
    }

    private void reloadWhenStored() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            reload();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                reload();
            }
        });
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new Row(
                new WriteKey(row.getString("id"), row.getString("key"), row.getString("name"), Arrays.asList((String[])
                        row.getArray("origins").getArray())),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                revoked == null ? null : revoked.toInstant());
    }
}
