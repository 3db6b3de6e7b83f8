package io.hatchery.server.runtime;

import java.util.List;
import java.util.stream.Stream;

/** What a module keeps of people, so that one who asks is shown all of it, and can have all of it removed. */
public interface PersonalData {

    /** In the order in which it is to be removed. */
    List<Kept> kept();

    /** Rows that are no lead's and may name somebody all the same. */
    default List<Naming> naming() {
        return List.of();
    }

    /** These are about to be removed, in the transaction that removes them: what counts them can be set right. */
    default void erasing(List<Long> leads) {}

    /**
     * Rows of a table that are about a person.
     *
     * @param table with its schema
     * @param which a condition on {@code :leads}, the array of the person's leads
     */
    record Kept(String table, String which) {
        /** Rows whose column names the lead. */
        public static Kept of(String table, String column) {
            return new Kept(table, column + " = any (:leads)");
        }

        /** Rows with a column {@code lead}, of several tables of a schema. */
        public static List<Kept> in(String schema, String... tables) {
            return Stream.of(tables).map(table -> of(schema + "." + table)).toList();
        }

        /** Rows with a column {@code lead}. */
        public static Kept of(String table) {
            return of(table, "lead");
        }
    }

    /**
     * Rows in which a person may be named by an address or number in quotation marks.
     *
     * @param table with its schema
     * @param which a condition that holds for those that are no lead's
     * @param bytes where the name would stand, as bytes
     */
    record Naming(String table, String which, String bytes) {}
}
