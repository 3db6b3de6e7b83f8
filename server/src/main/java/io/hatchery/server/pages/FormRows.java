package io.hatchery.server.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of forms. */
@Repository
class FormRows {
    private static final String FORM = """
            SELECT f.*, d.number AS draft FROM pages.form f
            LEFT JOIN pages.version d ON d.form = f.id AND d.published_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FormRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest change first; those after {@code before}, or all. */
    List<Form> page(@Nullable String words, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql(FORM + """
                WHERE (:words::text IS NULL OR f.name ILIKE '%' || :words || '%' OR f.id ILIKE '%' || :words || '%')
                  AND (:id::text IS NULL OR (f.changed_at, f.id) < (:at::timestamptz, :id))
                ORDER BY f.changed_at DESC, f.id DESC LIMIT :limit
                """)
                .param("words", words)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(FormRows::form)
                .list();
    }

    Optional<Form> find(String id) {
        return jdbc.sql(FORM + "WHERE f.id = ?").param(id).query(FormRows::form).optional();
    }

    /** False when the id is taken. */
    boolean add(String id, String name, Instant now, String by) {
        return jdbc.sql("""
                        INSERT INTO pages.form (id, name, changed_at, changed_by) VALUES (?, ?, ?::timestamptz, ?)
                        ON CONFLICT (id) DO NOTHING
                        """).params(id, name, now.toString(), by).update() > 0;
    }

    void rename(String id, String name, boolean open, Instant now, String by) {
        jdbc.sql("UPDATE pages.form SET name = ?, open = ?, changed_at = ?::timestamptz, changed_by = ? WHERE id = ?")
                .params(name, open, now.toString(), by, id)
                .update();
    }

    /** Writes the draft, beginning the next version when there is none. */
    void draft(String id, Definition definition, Instant now, String by) {
        jdbc.sql("""
                INSERT INTO pages.version (form, number, definition, changed_at, changed_by)
                SELECT :id, coalesce((SELECT number FROM pages.version WHERE form = :id AND published_at IS NULL),
                                     (SELECT coalesce(max(number), 0) + 1 FROM pages.version WHERE form = :id)),
                       :definition::jsonb, :now::timestamptz, :by
                ON CONFLICT (form, number) DO UPDATE SET definition = excluded.definition, changed_at = excluded.changed_at,
                       changed_by = excluded.changed_by WHERE version.published_at IS NULL
                """)
                .param("id", id)
                .param("definition", json.writeValueAsString(definition))
                .param("now", now.toString())
                .param("by", by)
                .update();
        jdbc.sql("UPDATE pages.form SET changed_at = ?::timestamptz, changed_by = ? WHERE id = ?")
                .params(now.toString(), by, id)
                .update();
    }

    /** Publishes the draft and opens the form; the number now in use, empty when there is no draft. */
    Optional<Integer> publish(String id, Instant now, String by) {
        return jdbc.sql("""
                WITH done AS (
                    UPDATE pages.version SET published_at = :now::timestamptz, published_by = :by
                    WHERE form = :id AND published_at IS NULL RETURNING number)
                UPDATE pages.form SET published = done.number, open = true, changed_at = :now::timestamptz, changed_by = :by
                FROM done WHERE id = :id RETURNING published
                """)
                .param("id", id)
                .param("now", now.toString())
                .param("by", by)
                .query(Integer.class)
                .optional();
    }

    List<Form.Version> versions(String id) {
        return jdbc.sql("SELECT * FROM pages.version WHERE form = ? ORDER BY number DESC LIMIT 200")
                .param(id)
                .query(this::version)
                .list();
    }

    Optional<Form.Version> version(String id, int number) {
        return jdbc.sql("SELECT * FROM pages.version WHERE form = ? AND number = ?")
                .params(id, number)
                .query(this::version)
                .optional();
    }

    private static Form form(ResultSet row, int at) throws SQLException {
        return new Form(
                row.getString("id"),
                row.getString("name"),
                row.getObject("published", Integer.class),
                row.getObject("draft", Integer.class),
                row.getBoolean("open"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private Form.Version version(ResultSet row, int at) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Form.Version(
                row.getInt("number"),
                json.readValue(row.getString("definition"), Definition.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                published == null ? null : published.toInstant(),
                row.getString("published_by"));
    }
}
