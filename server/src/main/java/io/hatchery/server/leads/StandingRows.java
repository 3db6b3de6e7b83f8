package io.hatchery.server.leads;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how many leads are where: in segments, grades, stages and journeys. */
@Repository
class StandingRows {
    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param count of members now; entered and left since a day */
    record Flow(long count, long entered, long left) {}

    /** Members of one day. */
    record DayFlow(LocalDate day, long entered, long left) {}

    Map<String, Flow> flows(LocalDate since) {
        Map<String, Flow> flows = new HashMap<>();
        jdbc.sql("""
                        SELECT segment, sum(entered) - sum(exited) AS members,
                            coalesce(sum(entered) FILTER (WHERE day >= ?::date), 0) AS entered,
                            coalesce(sum(exited) FILTER (WHERE day >= ?::date), 0) AS exited
                        FROM leads.segment_day GROUP BY segment
                        """)
                .params(since.toString(), since.toString())
                .query((row, n) -> flows.put(
                        row.getString("segment"),
                        new Flow(row.getLong("members"), row.getLong("entered"), row.getLong("exited"))))
                .list();
        return flows;
    }

    List<DayFlow> days(String segment, LocalDate since) {
        return jdbc.sql("""
                        SELECT day, sum(entered) AS entered, sum(exited) AS exited FROM leads.segment_day
                        WHERE segment = ? AND day >= ?::date GROUP BY day ORDER BY day
                        """)
                .params(segment, since.toString())
                .query((row, n) -> new DayFlow(
                        row.getObject("day", LocalDate.class), row.getLong("entered"), row.getLong("exited")))
                .list();
    }

    record Tally(String journey, int version, String node, String exit, long n) {}

    List<Tally> tallies() {
        return jdbc.sql("""
                        SELECT journey, version, node, exit, sum(n) AS n FROM leads.journey_tally
                        GROUP BY journey, version, node, exit ORDER BY journey, version, node, exit
                        """)
                .query((row, n) -> new Tally(
                        row.getString("journey"),
                        row.getInt("version"),
                        row.getString("node"),
                        row.getString("exit"),
                        row.getLong("n")))
                .list();
    }

    record Inside(String journey, int version, String node, long n) {}

    List<Inside> inside() {
        return jdbc.sql("""
                        SELECT journey, version, node, count(*) AS n FROM leads.enrolment WHERE left_at IS NULL
                        GROUP BY journey, version, node
                        """)
                .query((row, n) -> new Inside(
                        row.getString("journey"), row.getInt("version"), row.getString("node"), row.getLong("n")))
                .list();
    }

    /** Known leads per grade that are no spam. */
    Map<String, Long> grades() {
        Map<String, Long> grades = new HashMap<>();
        jdbc.sql("SELECT grade, count(*) AS n FROM leads.lead WHERE known AND grade IS NOT NULL GROUP BY grade")
                .query((row, n) -> grades.put(row.getString("grade"), row.getLong("n")))
                .list();
        return grades;
    }

    record Volume(String stage, long known, long anonymous, long entered30) {}

    List<Volume> volumes(String since) {
        return jdbc.sql("""
                        SELECT coalesce(n.stage, v.stage) AS stage, coalesce(n.known, 0) AS known,
                            coalesce(n.anonymous, 0) AS anonymous, coalesce(v.entered, 0) AS entered
                        FROM (SELECT stage, count(*) FILTER (WHERE known) AS known, count(*) FILTER (WHERE NOT known) AS anonymous
                              FROM leads.lead WHERE stage IS NOT NULL GROUP BY stage) n
                        FULL JOIN (SELECT stage, count(*) AS entered FROM leads.stage_visit WHERE first_at >= ?::timestamptz
                              GROUP BY stage) v ON v.stage = n.stage
                        """)
                .param(since)
                .query((row, n) -> new Volume(
                        row.getString("stage"), row.getLong("known"), row.getLong("anonymous"), row.getLong("entered")))
                .list();
    }
}
