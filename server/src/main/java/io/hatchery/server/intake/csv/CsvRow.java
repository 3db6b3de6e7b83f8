package io.hatchery.server.intake.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file, the header included.
 *
 * @param line the line it begins at, from 1
 * @param cells as written, unquoted
 * @param fault what is wrong with its form, null when nothing is
 */
public record CsvRow(
        long line, List<String> cells, @Nullable Fault fault) {
    public CsvRow {
        cells = List.copyOf(cells);
    }

    /** Ways in which a row is no row. */
    public enum Fault {
        /** A quote was opened and never closed, or closed in the middle of a cell. */
        BROKEN_QUOTE,
        /** Longer than a row may be; its cells are cut. */
        TOO_LONG,
        /** More or fewer cells than the header has. */
        CELL_COUNT
    }

    /** Whether there is nothing in it. */
    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
