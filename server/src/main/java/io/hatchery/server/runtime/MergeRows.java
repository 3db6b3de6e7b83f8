package io.hatchery.server.runtime;

import io.hatchery.server.runtime.Merges.Merge;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The record of merges. */
@Repository
class MergeRows {
    private final JdbcTemplate jdbc;

    MergeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A merge with what undoing it needs.
     *
     * @param family the leads that had been joined into the one that went
     * @param identifiers what the one that went was known by
     */
    record Kept(Merge merge, List<Long> family, List<Identifier> identifiers) {}

    void add(Kept kept) {
        Merge merge = kept.merge();
        jdbc.update(
                """
                insert into runtime.merge (id, winner, loser, at, by, why, family, kinds, "values")
                values (?, ?, ?, ?, ?, ?, ?, ?::int4[]::int2[], ?)
                """,
                merge.id(),
                merge.stays(),
                merge.goes(),
                Sql.time(merge.at()),
                merge.by(),
                merge.why(),
                Sql.longs(kept.family()),
                Sql.ints(kept.identifiers(), one -> one.kind().strength()),
                Sql.texts(kept.identifiers(), Identifier::value));
    }

    /** Locks it, so that it is undone once. */
    Optional<Kept> lock(String id) {
        return jdbc.query("select * from runtime.merge where id = ? for update", (row, n) -> kept(row), id).stream()
                .findFirst();
    }

    Optional<Merge> find(String id) {
        return jdbc.query("select * from runtime.merge where id = ?", (row, n) -> merge(row), id).stream()
                .findFirst();
    }

    List<Merge> page(@Nullable Long lead, @Nullable Mark after, int limit) {
        return jdbc.query(
                """
                select * from runtime.merge
                where (?::int8 is null or winner = ? or loser = ?) and (at, id) < (?::timestamptz, ?)
                order by at desc, id desc limit ?
                """,
                (row, n) -> merge(row),
                lead,
                lead,
                lead,
                after == null ? "infinity" : after.at().toString(),
                after == null ? "" : after.id(),
                limit);
    }

    /** The last merge into a lead that still holds. */
    Optional<String> lastInto(long lead) {
        return jdbc
                .queryForList(
                        "select id from runtime.merge where winner = ? and undone_at is null order by at desc, id desc limit 1",
                        String.class,
                        lead)
                .stream()
                .findFirst();
    }

    void undone(String id, Instant at, String by) {
        jdbc.update("update runtime.merge set undone_at = ?, undone_by = ? where id = ?", Sql.time(at), by, id);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        List<Object> kinds = items(row.getArray("kinds"));
        List<Object> values = items(row.getArray("values"));
        List<Identifier> identifiers = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            identifiers.add(new Identifier(
                    Identifier.Kind.ofStrength(((Number) kinds.get(i)).intValue()), String.valueOf(values.get(i))));
        }
        return new Kept(
                merge(row),
                items(row.getArray("family")).stream()
                        .map(one -> ((Number) one).longValue())
                        .toList(),
                identifiers);
    }

    private static List<Object> items(Array array) throws SQLException {
        return Arrays.asList((Object[]) array.getArray());
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                row.getString("id"),
                row.getLong("winner"),
                row.getLong("loser"),
                Sql.time(row, "at"),
                row.getString("by"),
                row.getString("why"),
                row.getTimestamp("undone_at") == null ? null : Sql.time(row, "undone_at"),
                row.getString("undone_by"));
    }
}
