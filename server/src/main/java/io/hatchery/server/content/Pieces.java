package io.hatchery.server.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the library. */
@Repository
class Pieces {
    private static final String PIECE = """
            SELECT p.id, p.name, p.language, p.folder, p.persona, p.stage, p.archived, p.shipped, p.published,
                   d.number AS draft, coalesce(d.subject, v.subject, '') AS subject, p.changed_at, p.changed_by
            FROM content.piece p
            LEFT JOIN content.version d ON d.piece = p.id AND d.published_at IS NULL
            LEFT JOIN content.version v ON v.piece = p.id AND v.number = p.published
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Pieces(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest change first. */
    List<Piece> page(Piece.Search search, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql(PIECE + """
                WHERE p.archived = :archived
                  AND (:words::text IS NULL OR p.name ILIKE '%' || :words || '%' OR p.id ILIKE '%' || :words || '%'
                       OR coalesce(d.subject, v.subject) ILIKE '%' || :words || '%')
                  AND (:folder::text IS NULL OR p.folder = :folder)
                  AND (:language::text IS NULL OR p.language = :language)
                  AND (:persona::text IS NULL OR p.persona = :persona)
                  AND (:stage::text IS NULL OR p.stage = :stage)
                  AND (:beforeId::text IS NULL OR (p.changed_at, p.id) < (:beforeTime::timestamptz, :beforeId))
                ORDER BY p.changed_at DESC, p.id DESC LIMIT :limit
                """)
                .param("archived", search.archived())
                .param("words", search.words())
                .param("folder", search.folder())
                .param("language", search.language())
                .param("persona", search.persona())
                .param("stage", search.stage())
                .param("beforeTime", beforeTime == null ? null : utc(beforeTime))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(Pieces::piece)
                .list();
    }

    Optional<Piece> find(String id) {
        return jdbc.sql(PIECE + "WHERE p.id = :id")
                .param("id", id)
                .query(Pieces::piece)
                .optional();
    }

    /** False when the id is taken. */
    boolean add(String id, Piece.Label label, boolean shipped, Instant now, String by) {
        return jdbc.sql("""
                INSERT INTO content.piece (id, name, language, folder, persona, stage, shipped, created_at, created_by, changed_at, changed_by)
                VALUES (:id, :name, :language, :folder, :persona, :stage, :shipped, :now, :by, :now, :by)
                ON CONFLICT (id) DO NOTHING
                """)
                        .param("id", id)
                        .param("name", label.name())
                        .param("language", label.language())
                        .param("folder", label.folder())
                        .param("persona", label.persona())
                        .param("stage", label.stage())
                        .param("shipped", shipped)
                        .param("now", utc(now))
                        .param("by", by)
                        .update()
                > 0;
    }

    void relabel(String id, Piece.Label label, boolean archived, Instant now, String by) {
        jdbc.sql("""
                UPDATE content.piece SET name = :name, language = :language, folder = :folder, persona = :persona, stage = :stage,
                       archived = :archived, changed_at = :now, changed_by = :by
                WHERE id = :id
                """)
                .param("id", id)
                .param("name", label.name())
                .param("language", label.language())
                .param("folder", label.folder())
                .param("persona", label.persona())
                .param("stage", label.stage())
                .param("archived", archived)
                .param("now", utc(now))
                .param("by", by)
                .update();
    }

    /** Writes the draft, beginning the next version when there is none. */
    void draft(String id, Email email, Instant now, String by) {
        jdbc.sql("""
                INSERT INTO content.version (piece, number, subject, preheader, body, text, changed_at, changed_by)
                SELECT :id, coalesce((SELECT number FROM content.version WHERE piece = :id AND published_at IS NULL),
                                     (SELECT coalesce(max(number), 0) + 1 FROM content.version WHERE piece = :id)),
                       :subject, :preheader, :body::jsonb, :text, :now, :by
                ON CONFLICT (piece, number) DO UPDATE SET subject = excluded.subject, preheader = excluded.preheader,
                       body = excluded.body, text = excluded.text, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                WHERE version.published_at IS NULL
                """)
                .param("id", id)
                .param("subject", email.subject())
                .param("preheader", email.preheader())
                .param("body", json.writerFor(EmailBody.class).writeValueAsString(email.body()))
                .param("text", email.text())
                .param("now", utc(now))
                .param("by", by)
                .update();
        touch(id, now, by);
    }

    void dropDraft(String id, Instant now, String by) {
        jdbc.sql("DELETE FROM content.version WHERE piece = :id AND published_at IS NULL")
                .param("id", id)
                .update();
        touch(id, now, by);
    }

    /** The number of the version now published; empty when there is no draft. */
    Optional<Integer> publish(String id, @Nullable String note, Instant now, String by) {
        return jdbc.sql("""
                WITH done AS (
                    UPDATE content.version SET published_at = :now, published_by = :by, note = :note
                    WHERE piece = :id AND published_at IS NULL RETURNING number)
                UPDATE content.piece SET published = done.number, changed_at = :now, changed_by = :by
                FROM done WHERE id = :id RETURNING published
                """)
                .param("id", id)
                .param("note", note)
                .param("now", utc(now))
                .param("by", by)
                .query(Integer.class)
                .optional();
    }

    List<Piece.Version> versions(String id) {
        return jdbc.sql("SELECT * FROM content.version WHERE piece = :id ORDER BY number DESC LIMIT 200")
                .param("id", id)
                .query(this::version)
                .list();
    }

    Optional<Piece.Version> version(String id, int number) {
        return jdbc.sql("SELECT * FROM content.version WHERE piece = :id AND number = :number")
                .param("id", id)
                .param("number", number)
                .query(this::version)
                .optional();
    }

    List<String> folders() {
        return jdbc.sql("SELECT DISTINCT folder FROM content.piece WHERE NOT archived ORDER BY folder")
                .query(String.class)
                .list();
    }

    private void touch(String id, Instant now, String by) {
        jdbc.sql("UPDATE content.piece SET changed_at = :now, changed_by = :by WHERE id = :id")
                .param("id", id)
                .param("now", utc(now))
                .param("by", by)
                .update();
    }

    private static Piece piece(ResultSet row, int at) throws SQLException {
        return new Piece(
                row.getString("id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("folder"),
                row.getString("persona"),
                row.getString("stage"),
                row.getBoolean("archived"),
                row.getBoolean("shipped"),
                row.getObject("published", Integer.class),
                row.getObject("draft", Integer.class),
                row.getString("subject"),
                instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private Piece.Version version(ResultSet row, int at) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Piece.Version(
                row.getInt("number"),
                new Email(
                        row.getString("subject"),
                        row.getString("preheader"),
                        json.readValue(row.getString("body"), EmailBody.class),
                        row.getString("text")),
                row.getString("note"),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                published == null ? null : published.toInstant(),
                row.getString("published_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
