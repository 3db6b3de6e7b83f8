package io.hatchery.server.pages;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The two tables of something written in versions: what it is called, and its versions. At most one, the newest, is a draft. */
abstract class Drafts<D> {
    private static final int KEPT = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Class<D> kind;
    private final String table;
    private final String versions;
    private final String select;

    /** Versions that never change any more. */
    private final Cache<Name, Written.Version<D>> published =
            CacheBuilder.newBuilder().maximumSize(KEPT).build();

    private record Name(String id, int number) {}

    /**
     * @param table what it is, in the schema {@code pages}; its versions name it in a column of that name
     * @param versions the table of those
     */
    Drafts(JdbcClient jdbc, JsonMapper json, Class<D> kind, String table, String versions) {
        this.jdbc = jdbc;
        this.json = json;
        this.kind = kind;
        this.table = table;
        this.versions = versions;
        this.select = sql("""
                SELECT f.*, d.number AS draft FROM pages.{table} f
                LEFT JOIN pages.{versions} d ON d.{table} = f.id AND d.published_at IS NULL
                """);
    }

    private String sql(String text) {
        return text.replace("{table}", table).replace("{versions}", versions);
    }

    /** Newest change first; those after {@code before}, or all. */
    List<Written> page(@Nullable String words, @Nullable Instant beforeTime, @Nullable String beforeId, int limit) {
        return jdbc.sql(select + """
                WHERE (:words::text IS NULL OR f.name ILIKE '%' || :words || '%' OR f.id ILIKE '%' || :words || '%')
                  AND (:id::text IS NULL OR (f.changed_at, f.id) < (:at::timestamptz, :id))
                ORDER BY f.changed_at DESC, f.id DESC LIMIT :limit
                """)
                .param("words", words)
                .param("id", beforeId)
                .param("at", beforeTime == null ? null : beforeTime.toString())
                .param("limit", limit)
                .query(Drafts::written)
                .list();
    }

    Optional<Written> find(String id) {
        return jdbc.sql(select + "WHERE f.id = ?")
                .param(id)
                .query(Drafts::written)
                .optional();
    }

    /** False when the id is taken. */
    boolean add(String id, String name, Instant now, String by) {
        return jdbc.sql(sql("""
                        INSERT INTO pages.{table} (id, name, changed_at, changed_by) VALUES (?, ?, ?::timestamptz, ?)
                        ON CONFLICT (id) DO NOTHING
                        """)).params(id, name, now.toString(), by).update() > 0;
    }

    void rename(String id, String name, boolean open, Instant now, String by) {
        jdbc.sql(
                        sql(
                                "UPDATE pages.{table} SET name = ?, open = ?, changed_at = ?::timestamptz, changed_by = ? WHERE id = ?"))
                .params(name, open, now.toString(), by, id)
                .update();
    }

    /** Writes the draft, beginning the next version when there is none. */
    void draft(String id, D definition, Instant now, String by) {
        jdbc.sql(sql("""
                INSERT INTO pages.{versions} ({table}, number, definition, changed_at, changed_by)
                SELECT :id, coalesce((SELECT number FROM pages.{versions} WHERE {table} = :id AND published_at IS NULL),
                                     (SELECT coalesce(max(number), 0) + 1 FROM pages.{versions} WHERE {table} = :id)),
                       :definition::jsonb, :now::timestamptz, :by
                ON CONFLICT ({table}, number) DO UPDATE SET definition = excluded.definition, changed_at = excluded.changed_at,
                       changed_by = excluded.changed_by WHERE {versions}.published_at IS NULL
                """))
                .param("id", id)
                .param("definition", json.writeValueAsString(definition))
                .param("now", now.toString())
                .param("by", by)
                .update();
        jdbc.sql(sql("UPDATE pages.{table} SET changed_at = ?::timestamptz, changed_by = ? WHERE id = ?"))
                .params(now.toString(), by, id)
                .update();
    }

    /** Publishes the draft and opens it; the number now in use, empty when there is no draft. */
    Optional<Integer> publish(String id, Instant now, String by) {
        return jdbc.sql(sql("""
                WITH done AS (
                    UPDATE pages.{versions} SET published_at = :now::timestamptz, published_by = :by
                    WHERE {table} = :id AND published_at IS NULL RETURNING number)
                UPDATE pages.{table} SET published = done.number, open = true, changed_at = :now::timestamptz, changed_by = :by
                FROM done WHERE id = :id RETURNING published
                """))
                .param("id", id)
                .param("now", now.toString())
                .param("by", by)
                .query(Integer.class)
                .optional();
    }

    List<Written.Version<D>> versions(String id) {
        return jdbc.sql(sql("SELECT * FROM pages.{versions} WHERE {table} = ? ORDER BY number DESC LIMIT 200"))
                .param(id)
                .query(this::version)
                .list();
    }

    /** The draft, else what is published. */
    Written.Version<D> newest(String id) {
        return jdbc.sql(sql("SELECT * FROM pages.{versions} WHERE {table} = ? ORDER BY number DESC LIMIT 1"))
                .param(id)
                .query(this::version)
                .single();
    }

    Optional<Written.Version<D>> version(String id, int number) {
        Name name = new Name(id, number);
        Written.Version<D> known = published.getIfPresent(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Written.Version<D>> found = jdbc.sql(
                        sql("SELECT * FROM pages.{versions} WHERE {table} = ? AND number = ?"))
                .params(id, number)
                .query(this::version)
                .optional();
        found.filter(it -> it.publishedAt() != null).ifPresent(it -> published.put(name, it));
        return found;
    }

    /** The version people see, empty while it is closed. */
    Optional<Written.Version<D>> open(String id) {
        return find(id).filter(Written::open).flatMap(it -> {
            Integer published = it.published();
            return published == null ? Optional.empty() : version(id, published);
        });
    }

    private static Written written(ResultSet row, int at) throws SQLException {
        return new Written(
                row.getString("id"),
                row.getString("name"),
                row.getObject("published", Integer.class),
                row.getObject("draft", Integer.class),
                row.getBoolean("open"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private Written.Version<D> version(ResultSet row, int at) throws SQLException {
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Written.Version<D>(
                row.getInt("number"),
                json.readValue(row.getString("definition"), kind),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                published == null ? null : published.toInstant(),
                row.getString("published_by"));
    }
}
