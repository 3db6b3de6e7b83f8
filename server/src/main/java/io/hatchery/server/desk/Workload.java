package io.hatchery.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits on the desk. */
@Repository
public class Workload {
    private final JdbcClient jdbc;
    private final QueueRows queue;

    Workload(JdbcClient jdbc, QueueRows queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /** Leads in a stage the desk works that came there at or before a moment. */
    public long waiting(String stage, Instant since) {
        return queue.waiting(List.of(stage), since);
    }

    /** Open tasks that were due before a moment. */
    public long overdueTasks(Instant now) {
        return jdbc.sql("select count(*) from desk.task where done_at is null and due_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Open opportunities that were expected to close before a day. */
    public long overdueOpportunities(LocalDate day) {
        return jdbc.sql("select count(*) from desk.opportunity where status = 'OPEN' and expected_close < :day")
                .param("day", day)
                .query(Long.class)
                .single();
    }
}
