package io.hatchery.server.pages;

import com.google.common.io.ByteStreams;
import io.hatchery.server.platform.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Assets and their files, kept in the database so that one backup holds everything and every server has them. */
@Repository
class AssetRows {
    private static final int PIECE = 1024 * 1024;

    private static final String LISTED = """
            SELECT a.*, (SELECT count(*) FROM pages.download d WHERE d.asset = a.id) AS downloads,
                   ARRAY(SELECT f.id FROM pages.form f JOIN pages.version v ON v.form = f.id AND v.number = f.published
                         WHERE v.definition -> 'after' ->> 'asset' = a.id ORDER BY f.id) AS forms
            FROM pages.asset a
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AssetRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * An asset in a list.
     *
     * @param downloads how many submissions opened it
     * @param forms whose published version hands it out
     */
    record Listed(Asset asset, long downloads, List<String> forms) {}

    /** The newest change first. */
    List<Listed> page(@Nullable String words, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql(LISTED + """
                WHERE (:words::text IS NULL OR strpos(lower(a.name || ' ' || a.file), lower(:words)) > 0)
                  AND (:id::text IS NULL OR (a.changed_at, a.id) < (:at::timestamptz, :id))
                ORDER BY a.changed_at DESC, a.id DESC LIMIT :limit
                """)
                .param("words", words)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    Optional<Listed> listed(String id) {
        return jdbc.sql(LISTED + "WHERE a.id = ?")
                .param(id)
                .query((row, n) -> listed(row))
                .optional();
    }

    Optional<Asset> find(String id) {
        return jdbc.sql("SELECT * FROM pages.asset WHERE id = ?")
                .param(id)
                .query((row, n) -> asset(row))
                .optional();
    }

    /**
     * Keeps a file as the asset's next revision, all of it or nothing. It is taken to disk first: whoever sends slowly holds no
     * connection to the database meanwhile.
     *
     * @throws io.hatchery.server.platform.ProblemException when it is empty or larger than {@link Asset#LARGEST}
     */
    void keep(String id, String name, String file, InputStream in, Instant now, String by) throws IOException {
        Path taken = Files.createTempFile("asset", "");
        try {
            long bytes = take(in, taken);
            transaction.executeWithoutResult(_ -> keep(id, name, file, taken, bytes, now, by));
        } finally {
            Files.deleteIfExists(taken);
        }
    }

    private static long take(InputStream in, Path to) throws IOException {
        long bytes = Files.copy(ByteStreams.limit(in, Asset.LARGEST + 1), to, StandardCopyOption.REPLACE_EXISTING);
        if (bytes > Asset.LARGEST) {
            throw Problems.tooLarge(Asset.LARGEST / PIECE + " MB");
        }
        if (bytes == 0) {
            throw Problems.invalid("file", "required");
        }
        return bytes;
    }

    private void keep(String id, String name, String file, Path taken, long bytes, Instant now, String by) {
        int revision = jdbc.sql("""
                        INSERT INTO pages.asset (id, name, file, bytes, revision, changed_at, changed_by)
                        VALUES (:id, :name, :file, :bytes, 1, :now::timestamptz, :by)
                        ON CONFLICT (id) DO UPDATE SET file = :file, bytes = :bytes, revision = asset.revision + 1,
                               changed_at = :now::timestamptz, changed_by = :by
                        RETURNING revision
                        """)
                .param("id", id)
                .param("name", name)
                .param("file", file)
                .param("bytes", bytes)
                .param("now", now.toString())
                .param("by", by)
                .query(Integer.class)
                .single();
        try (InputStream in = Files.newInputStream(taken)) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.sql("INSERT INTO pages.asset_piece (asset, revision, number, bytes) VALUES (?, ?, ?, ?)")
                        .params(id, revision, number++, piece)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("DELETE FROM pages.asset_piece WHERE asset = ? AND revision < ?")
                .params(id, revision - 1)
                .update();
    }

    /** Writes the file piece by piece; one replaced meanwhile is written to its end. */
    void write(Asset asset, OutputStream out) throws IOException {
        for (int number = 0; number * (long) PIECE < asset.bytes(); number++) {
            Optional<byte[]> piece = jdbc.sql(
                            "SELECT bytes FROM pages.asset_piece WHERE asset = ? AND revision = ? AND number = ?")
                    .params(asset.id(), asset.revision(), number)
                    .query(byte[].class)
                    .optional();
            out.write(piece.orElseThrow(() -> new IOException("The file was replaced twice while it was read")));
        }
    }

    void rename(String id, String name, Instant now, String by) {
        jdbc.sql("UPDATE pages.asset SET name = ?, changed_at = ?::timestamptz, changed_by = ? WHERE id = ?")
                .params(name, now.toString(), by, id)
                .update();
    }

    void remove(String id) {
        jdbc.sql("DELETE FROM pages.asset WHERE id = ?").param(id).update();
    }

    /** Counts that the asset was opened by this submission. */
    void opened(String asset, String submission, long lead, Instant now) {
        jdbc.sql("""
                        INSERT INTO pages.download AS d (asset, submission, lead, at) VALUES (?, ?, ?, ?::timestamptz)
                        ON CONFLICT (asset, submission) DO UPDATE SET times = d.times + 1
                        """).params(asset, submission, lead, now.toString()).update();
    }

    /** Who opened it, the newest first. */
    List<SubmissionRows.Sent> people(String asset, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql("""
                        SELECT submission AS id, lead, at FROM pages.download
                        WHERE asset = :asset AND (:id::text IS NULL OR (at, submission) < (:at::timestamptz, :id))
                        ORDER BY at DESC, submission DESC LIMIT :limit
                        """)
                .param("asset", asset)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(SubmissionRows::sent)
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(asset(row), row.getLong("downloads"), List.of((String[])
                row.getArray("forms").getArray()));
    }

    private static Asset asset(ResultSet row) throws SQLException {
        return new Asset(
                row.getString("id"),
                row.getString("name"),
                row.getString("file"),
                row.getLong("bytes"),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
