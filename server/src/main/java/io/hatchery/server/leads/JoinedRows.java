package io.hatchery.server.leads;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes away the rows of anonymous leads that turned out to be others. */
@Repository
class JoinedRows {
    /** Who goes leaves their segments: counts stay exact. */
    private static final String LEAVE = """
            INSERT INTO leads.segment_day AS d (segment, day, slot, entered, exited)
            SELECT segment, ?::date, pg_backend_pid() % 16, 0, count(*) FROM leads.segment_member WHERE lead = ANY (?)
            GROUP BY segment ORDER BY segment
            ON CONFLICT (segment, day, slot) DO UPDATE SET exited = d.exited + excluded.exited
            """;

    private static final List<String> TABLES =
            List.of("segment_member", "tagged", "stage_visit", "enrolment", "lead_opportunity", "lead_search");

    private final JdbcClient jdbc;

    JoinedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remove(List<Long> leads, LocalDate today) {
        jdbc.sql(LEAVE).param(today.toString()).param(Columns.longs(leads)).update();
        for (String table : TABLES) {
            jdbc.sql("DELETE FROM leads." + table + " WHERE lead = ANY (?)")
                    .param(Columns.longs(leads))
                    .update();
        }
        jdbc.sql("DELETE FROM leads.lead WHERE id = ANY (?)")
                .param(Columns.longs(leads))
                .update();
    }
}
