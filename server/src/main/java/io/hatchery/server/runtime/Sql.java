package io.hatchery.server.runtime;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Arrays for set-based statements, and times as PostgreSQL keeps them. */
final class Sql {
    private Sql() {}

    static <T> SqlArrayValue longs(Collection<T> items, Function<T, @Nullable Long> value) {
        return new SqlArrayValue("int8", items.stream().map(value).toArray(Object[]::new));
    }

    static SqlArrayValue longs(Collection<Long> items) {
        return new SqlArrayValue("int8", items.toArray());
    }

    static <T> SqlArrayValue ints(Collection<T> items, Function<T, Integer> value) {
        return new SqlArrayValue("int4", items.stream().map(value).toArray(Object[]::new));
    }

    static <T> SqlArrayValue texts(Collection<T> items, Function<T, @Nullable String> value) {
        return new SqlArrayValue("text", items.stream().map(value).toArray(Object[]::new));
    }

    static <T> SqlArrayValue flags(Collection<T> items, Function<T, Boolean> value) {
        return new SqlArrayValue("bool", items.stream().map(value).toArray(Object[]::new));
    }

    static <T> SqlArrayValue times(Collection<T> items, Function<T, @Nullable Instant> value) {
        return new SqlArrayValue("timestamptz", items.stream().map(value).toArray(Object[]::new));
    }

    static <T> SqlArrayValue uuids(Collection<T> items, Function<T, java.util.UUID> value) {
        return new SqlArrayValue("uuid", items.stream().map(value).toArray(Object[]::new));
    }

    static <T> SqlArrayValue bytes(List<T> items, Function<T, byte @Nullable []> value) {
        byte[][] rows = new byte[items.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = value.apply(items.get(i));
        }
        return new SqlArrayValue("bytea", (Object[]) rows);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    static String utf8(byte @Nullable [] bytes, String otherwise) {
        return bytes == null ? otherwise : new String(bytes, StandardCharsets.UTF_8);
    }
}
