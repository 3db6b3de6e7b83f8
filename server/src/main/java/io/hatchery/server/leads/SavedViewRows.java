package io.hatchery.server.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists that people keep. */
@Repository
class SavedViewRows {
    private final JdbcClient jdbc;

    SavedViewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param query the address of the list after its question mark
     * @param shared whether everyone sees it
     * @param mine whether the one who asks keeps it
     */
    record View(String id, String name, String query, boolean shared, boolean mine) {}

    /** One's own, then those others share. */
    List<View> of(String owner) {
        return jdbc.sql("""
                        SELECT *, owner = ? AS mine FROM leads.saved_view WHERE owner = ? OR shared
                        ORDER BY owner = ? DESC, lower(name), id LIMIT 500
                        """)
                .params(owner, owner, owner)
                .query((row, n) -> view(row))
                .list();
    }

    int count(String owner) {
        return jdbc.sql("SELECT count(*) FROM leads.saved_view WHERE owner = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    Optional<View> find(String id, String owner) {
        return jdbc.sql("SELECT *, owner = ? AS mine FROM leads.saved_view WHERE id = ? AND (owner = ? OR shared)")
                .params(owner, id, owner)
                .query((row, n) -> view(row))
                .optional();
    }

    /** False when one already keeps another by this name. */
    boolean put(String id, String owner, String name, String query, boolean shared, Instant now) {
        try {
            jdbc.sql("""
                            INSERT INTO leads.saved_view AS v (id, owner, name, query, shared, created_at)
                            VALUES (?, ?, ?, ?, ?, ?::timestamptz)
                            ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, shared = excluded.shared
                            WHERE v.owner = excluded.owner
                            """).params(id, owner, name, query, shared, now.toString()).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    boolean remove(String id, String owner) {
        return jdbc.sql("DELETE FROM leads.saved_view WHERE id = ? AND owner = ?")
                        .params(id, owner)
                        .update()
                > 0;
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("id"),
                row.getString("name"),
                row.getString("query"),
                row.getBoolean("shared"),
                row.getBoolean("mine"));
    }
}
