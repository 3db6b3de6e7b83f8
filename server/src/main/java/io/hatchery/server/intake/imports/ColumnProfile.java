package io.hatchery.server.intake.imports;

import java.util.List;

/**
 * What a column of a file holds, as far as it was looked at.
 *
 * @param index from 0
 * @param name the header, made unique
 * @param filled rows with a value
 * @param blank rows without
 * @param distinct different values, counted to {@value ColumnProfiler#MOST_VALUES}
 * @param values the most frequent values, at most {@value ColumnProfiler#SHOWN}
 * @param kind what most values look like
 */
record ColumnProfile(int index, String name, long filled, long blank, int distinct, List<Count> values, Kind kind) {
    ColumnProfile {
        values = List.copyOf(values);
    }

    /** The same without its values. */
    ColumnProfile bare() {
        return new ColumnProfile(index, name, filled, blank, distinct, List.of(), kind);
    }

    /** A value and in how many rows it stands. */
    record Count(String value, long rows) {}

    /** What the values of a column look like. */
    enum Kind {
        EMPTY,
        EMAIL,
        PHONE,
        DATE,
        NUMBER,
        FLAG,
        /** Few different words. */
        CHOICE,
        TEXT
    }
}
