package io.hatchery.server.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Turns rows into the arrays that {@code unnest} reads, one per column: one statement writes them all. */
final class Columns {
    private Columns() {}

    static <R> SqlArrayValue longs(List<R> rows, Function<R, @Nullable Long> column) {
        return array("int8", rows, column);
    }

    static <R> SqlArrayValue ints(List<R> rows, Function<R, @Nullable Integer> column) {
        return array("int4", rows, column);
    }

    static <R> SqlArrayValue doubles(List<R> rows, Function<R, @Nullable Double> column) {
        return array("float8", rows, column);
    }

    static <R> SqlArrayValue flags(List<R> rows, Function<R, @Nullable Boolean> column) {
        return array("bool", rows, column);
    }

    static <R> SqlArrayValue texts(List<R> rows, Function<R, @Nullable String> column) {
        return array("text", rows, column);
    }

    /** As text: the statement casts it to {@code timestamptz[]}. */
    static <R> SqlArrayValue times(List<R> rows, Function<R, @Nullable Instant> column) {
        return array("text", rows, row -> {
            Instant time = column.apply(row);
            return time == null ? null : time.toString();
        });
    }

    static SqlArrayValue texts(Collection<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    static SqlArrayValue longs(Collection<Long> values) {
        return new SqlArrayValue("int8", values.toArray());
    }

    /** A PostgreSQL array literal, for a column that is itself an array. */
    static String literal(Collection<String> values) {
        StringBuilder text = new StringBuilder("{");
        for (String value : values) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }

    private static <R, V> SqlArrayValue array(String type, List<R> rows, Function<R, @Nullable V> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
