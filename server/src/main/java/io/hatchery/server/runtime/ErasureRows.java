package io.hatchery.server.runtime;

import io.hatchery.server.runtime.Erasures.Erasure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The record of erasures. */
@Repository
class ErasureRows {
    private static final TypeReference<java.util.Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ErasureRows(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Erasure erasure, List<byte[]> digests) {
        jdbc.update(
                "insert into runtime.erasure (id, lead, at, by, why, removed, digests) values (?, ?, ?, ?, ?, ?, ?)",
                erasure.id(),
                erasure.lead(),
                Sql.time(erasure.at()),
                erasure.by(),
                erasure.why(),
                json.writeValueAsString(erasure.removed()),
                Sql.bytes(digests, bytes -> bytes));
    }

    List<Erasure> page(@Nullable Mark after, int limit) {
        return jdbc.query(
                """
                select * from runtime.erasure where (at, id) < (?::timestamptz, ?) order by at desc, id desc limit ?
                """,
                (row, n) -> erasure(row),
                after == null ? "infinity" : after.at().toString(),
                after == null ? "" : after.id(),
                limit);
    }

    List<Erasure> of(List<byte[]> digests) {
        return jdbc.query(
                "select * from runtime.erasure where digests && ? order by at desc, id desc",
                (row, n) -> erasure(row),
                Sql.bytes(digests, bytes -> bytes));
    }

    private Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                row.getString("id"),
                row.getLong("lead"),
                Sql.time(row, "at"),
                row.getString("by"),
                row.getString("why"),
                json.readValue(row.getString("removed"), COUNTS));
    }
}
