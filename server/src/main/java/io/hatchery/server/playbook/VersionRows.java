package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.Playbook;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published playbooks. The highest version is in force. */
@Repository
class VersionRows {
    private final JdbcClient jdbc;

    VersionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version in force; 0 before the first. */
    int current() {
        return jdbc.sql("select coalesce(max(version), 0) from playbook.version")
                .query(Integer.class)
                .single();
    }

    Optional<Version> find(int version) {
        return jdbc.sql("select * from playbook.version where version = ?")
                .param(version)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("published_by"),
                        row.getString("note"),
                        EngineJson.read(Playbook.class, row.getString("playbook"))
                                .orThrow()))
                .optional();
    }

    List<Version.Entry> before(int version, int limit) {
        return jdbc.sql("""
                        select version, published_at, published_by, note, changes, approved_by, brings_back from playbook.version
                        where version < ? order by version desc limit ?
                        """)
                .param(version)
                .param(limit)
                .query((row, n) -> new Version.Entry(
                        row.getInt("version"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant(),
                        row.getString("published_by"),
                        row.getString("note"),
                        row.getObject("changes", Integer.class),
                        row.getString("approved_by"),
                        row.getObject("brings_back", Integer.class)))
                .list();
    }

    /** Adds a version; false when it was published by someone else just now. */
    boolean add(Playbook playbook, Version.Making making) {
        return jdbc.sql("""
                                insert into playbook.version
                                    (version, playbook, note, published_at, published_by, changes, approved_by, brings_back)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(playbook.version())
                        .param(EngineJson.write(playbook))
                        .param(making.note())
                        .param(making.at().atOffset(ZoneOffset.UTC))
                        .param(making.by())
                        .param(making.changes())
                        .param(making.approvedBy())
                        .param(making.bringsBack())
                        .update()
                > 0;
    }
}
