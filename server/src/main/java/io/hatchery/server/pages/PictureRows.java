package io.hatchery.server.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of pictures. */
@Repository
class PictureRows {
    private static final String COLUMNS = "id, name, type, width, height, size, added_at, added_by";

    private final JdbcClient jdbc;

    PictureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    List<Picture> page(@Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + """
                 FROM pages.picture WHERE :id::text IS NULL OR (added_at, id) < (:at::timestamptz, :id)
                ORDER BY added_at DESC, id DESC LIMIT :limit
                """)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(PictureRows::picture)
                .list();
    }

    Optional<Picture> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM pages.picture WHERE id = ?")
                .param(id)
                .query(PictureRows::picture)
                .optional();
    }

    Optional<byte[]> bytes(String id) {
        return jdbc.sql("SELECT bytes FROM pages.picture WHERE id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** Keeps one; the same picture once. */
    void keep(Picture picture, byte[] bytes) {
        jdbc.sql("""
                        INSERT INTO pages.picture (id, name, type, width, height, size, bytes, added_at, added_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?) ON CONFLICT (id) DO NOTHING
                        """)
                .params(
                        picture.id(),
                        picture.name(),
                        picture.type(),
                        picture.width(),
                        picture.height(),
                        picture.size(),
                        bytes,
                        picture.addedAt().toString(),
                        picture.addedBy())
                .update();
    }

    /** The landing pages that show it, or did in a version that can still be gone back to. */
    List<String> pages(String id) {
        return jdbc.sql("""
                        SELECT DISTINCT landing FROM pages.landing_version
                        WHERE strpos(definition::text, '"' || ? || '"') > 0 ORDER BY landing LIMIT 20
                        """).param(id).query(String.class).list();
    }

    void remove(String id) {
        jdbc.sql("DELETE FROM pages.picture WHERE id = ?").param(id).update();
    }

    private static Picture picture(ResultSet row, int at) throws SQLException {
        return new Picture(
                row.getString("id"),
                row.getString("name"),
                row.getString("type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("size"),
                row.getTimestamp("added_at").toInstant(),
                row.getString("added_by"));
    }
}
