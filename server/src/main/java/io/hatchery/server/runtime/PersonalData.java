package io.hatchery.server.runtime;

import java.util.List;
import java.util.stream.Stream;

/** What a module keeps of people, so that one who asks is shown all of it, and can have all of it removed. */
public interface PersonalData {

    /** In the order in which it is to be removed. */
    List<Kept> kept();

    /**
     * These are about to be removed, in the transaction that removes them: what counts them can be set right, and what names them
     * without being theirs can go.
     *
     * @param leads a person's, with those merged into it
     * @param known what the person is known by
     */
    default void erasing(List<Long> leads, List<Identifier> known) {}

    /**
     * Rows of a table that are about a person.
     *
     * @param table with its schema
     * @param which a condition with one parameter, the array of the leads' numbers
     */
    record Kept(String table, String which) {
        /** Rows whose column names the lead. */
        public static Kept of(String table, String column) {
            return new Kept(table, column + " = any (?)");
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
}
