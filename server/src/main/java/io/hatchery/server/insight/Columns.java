package io.hatchery.server.insight;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into columns for set-based statements: {@code unnest(:lead::bigint[], …)}. Everything travels as text and is cast there. */
final class Columns {
    private Columns() {}

    static <T> @Nullable String[] of(List<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] cells = new String[rows.size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = column.apply(rows.get(i));
            cells[i] = cell == null ? null : cell.toString();
        }
        return cells;
    }
}
