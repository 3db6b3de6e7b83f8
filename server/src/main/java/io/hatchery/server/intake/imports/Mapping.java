package io.hatchery.server.intake.imports;

import java.util.List;

/**
 * How the rows of a file become leads.
 *
 * @param columns by index; a column not named is ignored
 * @param constants the same for every row, where no column says otherwise
 */
record Mapping(List<Column> columns, List<Constant> constants, Options options) {
    Mapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
        constants = constants == null ? List.of() : List.copyOf(constants);
        options = options == null ? Options.DEFAULT : options;
    }

    /**
     * One column.
     *
     * @param index from 0
     * @param values what values become; first match counts
     */
    record Column(int index, Target target, List<ValueRule> values) {
        Column {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    /**
     * {@code google} becomes {@code Google}; an empty {@code to} makes the cell empty. Blanks around the cell do not matter.
     *
     * @param anyCase also {@code GOOGLE}
     */
    record ValueRule(String from, String to, boolean anyCase) {
        boolean matches(String cell) {
            return anyCase ? cell.equalsIgnoreCase(from.strip()) : cell.equals(from.strip());
        }
    }

    /** A value for every row whose columns give none. */
    record Constant(Target target, String value) {}

    /**
     * @param historic fills knowledge and moves no one; false makes every row live: journeys start, people are told
     * @param badCells what happens to a row with a cell that cannot be read
     * @param country the country of phone numbers without country code
     * @param currency of amounts without a currency of their own
     * @param dates the order of day, month and year where a date leaves it open
     */
    record Options(boolean historic, BadCells badCells, String country, String currency, DateOrder dates) {
        static final Options DEFAULT = new Options(true, BadCells.REJECT_ROW, "CN", "CNY", DateOrder.YEAR_FIRST);
    }

    /** What to do with a row in which one cell cannot be read. */
    enum BadCells {
        REJECT_ROW,
        /** Take the row without that cell, if the lead can still be told from others. */
        LEAVE_OUT
    }

    /** The order of a date such as 3/4/2026. */
    enum DateOrder {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST
    }
}
