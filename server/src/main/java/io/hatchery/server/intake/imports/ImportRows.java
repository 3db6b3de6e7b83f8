package io.hatchery.server.intake.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Imports, past and present. */
@Repository
class ImportRows {
    private final JdbcClient db;
    private final JsonMapper json;

    ImportRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void add(ImportRow row) {
        db.sql("""
                        INSERT INTO intake.import (id, name, bytes, charset, delimiter, state, created_at, created_by,
                            created_by_name, profile, header, sheets, sheet)
                        VALUES (?, ?, ?, ?, ?, 'UPLOADED', ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        row.id(),
                        row.name(),
                        row.bytes(),
                        row.charset(),
                        String.valueOf(row.delimiter()),
                        Timestamp.from(row.createdAt()),
                        row.createdBy(),
                        row.createdByName(),
                        json.writeValueAsString(row.profile()),
                        row.profile().alike(),
                        row.book().sheets().toArray(String[]::new),
                        row.book().sheet())
                .update();
    }

    Optional<ImportRow> find(String id) {
        return db.sql("SELECT * FROM intake.import WHERE id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    /** The last import before this one whose file had the same columns and that was begun. */
    Optional<ImportRow> alike(ImportRow row) {
        return db.sql("""
                        SELECT * FROM intake.import
                        WHERE header = ? AND id < ? AND started_at IS NOT NULL AND mapping IS NOT NULL ORDER BY id DESC LIMIT 1
                        """)
                .params(row.profile().alike(), row.id())
                .query(this::row)
                .optional();
    }

    /** Newest first, from before this id; ids sort by time. */
    List<ImportRow> page(@Nullable String before, int limit) {
        return db.sql("SELECT * FROM intake.import WHERE (?::text IS NULL OR id < ?) ORDER BY id DESC LIMIT ?")
                .param(before)
                .param(before)
                .param(limit)
                .query(this::row)
                .list();
    }

    /** False when it has begun meanwhile. */
    boolean reread(String id, String charset, char delimiter, int sheet, FileProfile profile) {
        return db.sql("""
                                UPDATE intake.import SET charset = ?, delimiter = ?, profile = ?, header = ?, sheet = ?, mapping = NULL
                                WHERE id = ? AND state = 'UPLOADED'
                                """)
                        .params(
                                charset,
                                String.valueOf(delimiter),
                                json.writeValueAsString(profile),
                                profile.alike(),
                                sheet,
                                id)
                        .update()
                == 1;
    }

    /** False when it has begun meanwhile. */
    boolean map(String id, Mapping mapping) {
        return db.sql("UPDATE intake.import SET mapping = ? WHERE id = ? AND state = 'UPLOADED'")
                        .params(json.writeValueAsString(mapping), id)
                        .update()
                == 1;
    }

    /** False when it runs or is done. */
    boolean begin(String id, String job, Instant at) {
        return db.sql("""
                                UPDATE intake.import
                                SET state = 'RUNNING', job = ?, started_at = COALESCE(started_at, ?), ended_at = NULL, why = NULL
                                WHERE id = ? AND state IN ('UPLOADED', 'FAILED', 'CANCELLED')
                                """).params(job, Timestamp.from(at), id).update() == 1;
    }

    /** Keeps of the file what its columns are called, and nothing that stood in them: it is over. */
    void forgetCells(String id, FileProfile profile) {
        db.sql("UPDATE intake.import SET profile = ? WHERE id = ?")
                .params(json.writeValueAsString(profile.bare()), id)
                .update();
    }

    /** Rows up to here are finished; a run that is cut off goes on from here. */
    void proceed(String id, long rows, long rejected, long rejectedBytes) {
        db.sql("UPDATE intake.import SET rows_done = ?, rejected = ?, rejected_bytes = ? WHERE id = ?")
                .params(rows, rejected, rejectedBytes, id)
                .update();
    }

    void end(String id, ImportState state, Instant at, @Nullable String why) {
        db.sql("""
                        UPDATE intake.import SET state = ?, ended_at = ?, why = ?
                        WHERE id = ? AND state IN ('RUNNING', 'UNDOING')
                        """)
                .param(state.name())
                .param(Timestamp.from(at))
                .param(why)
                .param(id)
                .update();
    }

    /** Begins to take it back; false when it runs, or nothing was taken from it. */
    boolean beginUndo(String id, String job, String by) {
        return db.sql("""
                                UPDATE intake.import SET state = 'UNDOING', job = ?, undone_by = ?, ended_at = NULL, why = NULL
                                WHERE id = ? AND state IN ('DONE', 'FAILED', 'CANCELLED') AND rows_done > 0
                                """).params(job, by, id).update() == 1;
    }

    /** Leads it spoke of that are not taken back yet, in the order of their numbers. */
    List<Long> leads(String id, long after, int limit) {
        return db.sql("SELECT lead FROM intake.import_lead WHERE import = ? AND lead > ? ORDER BY lead LIMIT ?")
                .params(id, after, limit)
                .query(Long.class)
                .list();
    }

    /** These leads are taken back; a turn that is done again finds fewer. */
    void undone(String id, List<Long> leads, ImportRow.Undone more) {
        db.sql("DELETE FROM intake.import_lead WHERE import = ? AND lead = ANY (?)")
                .params(id, leads.toArray(Long[]::new))
                .update();
        db.sql(
                        "UPDATE intake.import SET removed = removed + ?, corrected = corrected + ?, kept = kept + ? WHERE id = ?")
                .params(more.removed(), more.corrected(), more.kept(), id)
                .update();
    }

    /** False when it runs. */
    boolean remove(String id) {
        boolean removed = db.sql("DELETE FROM intake.import WHERE id = ? AND state NOT IN ('RUNNING', 'UNDOING')")
                        .param(id)
                        .update()
                == 1;
        if (removed) {
            db.sql("DELETE FROM intake.import_lead WHERE import = ?").param(id).update();
        }
        return removed;
    }

    private ImportRow row(ResultSet row, int n) throws SQLException {
        String mapping = row.getString("mapping");
        return new ImportRow(
                row.getString("id"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("charset"),
                row.getString("delimiter").charAt(0),
                ImportState.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getString("created_by_name"),
                json.readValue(row.getString("profile"), FileProfile.class),
                mapping == null ? null : json.readValue(mapping, Mapping.class),
                row.getString("job"),
                new ImportRow.Counts(
                        row.getLong("rows_done"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("rejected")),
                row.getLong("rejected_bytes"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")),
                row.getString("why"),
                new Workbook.Written(List.of((String[]) row.getArray("sheets").getArray()), row.getInt("sheet")),
                new ImportRow.Undone(
                        row.getLong("removed"),
                        row.getLong("corrected"),
                        row.getLong("kept"),
                        row.getString("undone_by")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
