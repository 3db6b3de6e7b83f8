package io.hatchery.server.intake.imports;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row or a cell of it is not taken.
 *
 * @param column the column's name; null when it is the whole row
 * @param code the message {@code error.import.<code>}
 */
record RowFault(@Nullable String column, String code, List<String> args) {
    RowFault {
        args = List.copyOf(args);
    }

    static RowFault row(String code, Object... args) {
        return new RowFault(null, code, Arrays.stream(args).map(String::valueOf).toList());
    }

    static RowFault cell(String column, String code, String cell) {
        return new RowFault(column, code, List.of(cell.length() > 80 ? cell.substring(0, 80) + "…" : cell));
    }
}
