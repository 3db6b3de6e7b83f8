package io.hatchery.server.leads;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

    /** Tables with rows about leads, beside {@code lead} itself. */
    static final List<String> TABLES =
            List.of("segment_member", "tagged", "stage_visit", "enrolment", "lead_opportunity", "lead_search");

    private final JdbcClient jdbc;

    JoinedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remove(List<Long> leads, LocalDate today) {
        leave(leads, today);
        for (String table : TABLES) {
            delete(table, "", leads);
        }
        jdbc.sql("DELETE FROM leads.lead WHERE id = ANY (?)")
                .param(Columns.longs(leads))
                .update();
    }

    /** A known lead turned out to be another: ways through journeys that are over stay, opportunities go along. */
    void merge(long from, long into, LocalDate today) {
        jdbc.sql("""
                        UPDATE leads.lead_opportunity SET merged_from = coalesce(merged_from, lead), lead = :into WHERE lead = :from
                        """).param("from", from).param("into", into).update();
        List<Long> gone = List.of(from);
        leave(gone, today);
        for (String table : TABLES) {
            delete(table, table.equals("enrolment") ? " AND left_at IS NULL" : "", gone);
        }
        jdbc.sql("DELETE FROM leads.lead WHERE id = ?").param(from).update();
    }

    /** It was not so: opportunities go back; what the lead that stayed is in now, its state will say. */
    void unmerge(long from, long into, List<Long> family) {
        jdbc.sql("""
                        UPDATE leads.lead_opportunity SET lead = :from, merged_from = nullif(merged_from, :from)
                        WHERE lead = :into AND (merged_from = :from OR merged_from = ANY (:family))
                        """)
                .param("from", from)
                .param("into", into)
                .param("family", Columns.longs(family))
                .update();
        anew(into);
    }

    /** Where a lead is and was, its state will say. */
    private void anew(long lead) {
        delete("enrolment", " AND left_at IS NULL", List.of(lead));
        delete("stage_visit", "", List.of(lead));
    }

    /** A lead is what it was before it was told wrongly; the opportunities it was told of never were. */
    void takenBack(long lead, Set<String> opportunities) {
        jdbc.sql("DELETE FROM leads.lead_opportunity WHERE lead = ? AND opportunity = ANY (?)")
                .param(lead)
                .param(opportunities.toArray(String[]::new))
                .update();
        anew(lead);
    }

    /** These are in no segment any more. */
    void leave(List<Long> leads, LocalDate today) {
        jdbc.sql(LEAVE).param(today.toString()).param(Columns.longs(leads)).update();
    }

    private void delete(String table, String which, List<Long> leads) {
        jdbc.sql("DELETE FROM leads." + table + " WHERE lead = ANY (?)" + which)
                .param(Columns.longs(leads))
                .update();
    }
}
