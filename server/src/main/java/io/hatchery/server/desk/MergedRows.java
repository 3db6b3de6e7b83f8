package io.hatchery.server.desk;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hands what the desk keeps of a lead to the lead it turned out to be, and back. */
@Repository
class MergedRows {
    private static final List<String> TABLES = List.of("opportunity", "task", "call");

    private final JdbcClient jdbc;

    MergedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void merge(long from, long into) {
        for (String table : TABLES) {
            jdbc.sql("update desk." + table
                            + " set merged_from = coalesce(merged_from, lead), lead = :into where lead = :from")
                    .param("from", from)
                    .param("into", into)
                    .update();
        }
        jdbc.sql("update desk.alert set lead = :into where lead = :from")
                .param("from", from)
                .param("into", into)
                .update();
    }

    /** @param family those who had been joined into the lead that comes back */
    void unmerge(long from, long into, List<Long> family) {
        for (String table : TABLES) {
            jdbc.sql("update desk." + table + " set lead = :from, merged_from = nullif(merged_from, :from)"
                            + " where lead = :into and (merged_from = :from or merged_from = any(:family::bigint[]))")
                    .param("from", from)
                    .param("into", into)
                    .param("family", Columns.of(family, it -> it))
                    .update();
        }
    }
}
