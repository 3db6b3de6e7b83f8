package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.Playbook;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** At most one draft. */
@Repository
class DraftRows {
    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other changes to the draft waiting until this transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('playbook.draft'))")
                .query((row, n) -> true)
                .list();
    }

    Optional<Draft> find() {
        return jdbc.sql("select * from playbook.draft")
                .query((row, n) -> new Draft(
                        row.getInt("base"),
                        row.getString("etag"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by"),
                        row.getString("changed_actor"),
                        EngineJson.read(Playbook.class, row.getString("playbook"))
                                .orThrow()))
                .optional();
    }

    void put(int base, String etag, Playbook playbook, Instant at, Editor by) {
        jdbc.sql("""
                        insert into playbook.draft (base, etag, playbook, changed_at, changed_by, changed_actor)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (single) do update set base = excluded.base, etag = excluded.etag,
                            playbook = excluded.playbook, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                            changed_actor = excluded.changed_actor
                        """)
                .param(base)
                .param(etag)
                .param(EngineJson.write(playbook))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by.name())
                .param(by.actor())
                .update();
    }

    void remove() {
        jdbc.sql("delete from playbook.draft").update();
    }
}
