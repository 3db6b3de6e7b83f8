package io.hatchery.server.insight;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long do leads stay in each stage? */
@Repository
class TimeInStageReport {
    private final JdbcClient jdbc;
    private final Playbooks playbooks;

    TimeInStageReport(JdbcClient jdbc, Playbooks playbooks) {
        this.jdbc = jdbc;
        this.playbooks = playbooks;
    }

    TimeInStage of(Period period) {
        Map<String, Measured> measured = new HashMap<>();
        jdbc.sql("""
                        select stage, count(*) as n,
                            percentile_cont(array[0.5, 0.9]) within group (order by seconds) as p
                        from insight.stay where left_at >= :from and left_at < :to group by stage
                        """)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Double[] p = (Double[]) row.getArray("p").getArray();
                    measured.put(
                            row.getString("stage"), new Measured(row.getLong("n"), Math.round(p[0]), Math.round(p[1])));
                });
        List<Row> rows = playbooks.current().playbook().lifecycle().stages().stream()
                .map(stage -> row(stage, measured.get(stage.id())))
                .toList();
        return new TimeInStage(period.from(), period.to(), rows);
    }

    private static Row row(Lifecycle.Stage stage, @Nullable Measured it) {
        return it == null
                ? new Row(stage.id(), stage.name(), stage.kind(), 0, null, null)
                : new Row(stage.id(), stage.name(), stage.kind(), it.left(), it.median(), it.p90());
    }

    /** The stays a row was made of, the longest first. */
    List<Stay> stays(String stage, Period period, @Nullable Stay after, int limit) {
        return jdbc.sql("""
                        select lead, seq, stage, next, left_at, seconds from insight.stay
                        where stage = :stage and left_at >= :from and left_at < :to
                          and (seconds, lead, seq) < (:seconds, :lead, :seq)
                        order by seconds desc, lead desc, seq desc limit :limit
                        """)
                .param("stage", stage)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("seconds", after == null ? Long.MAX_VALUE : after.seconds())
                .param("lead", after == null ? Long.MAX_VALUE : after.lead())
                .param("seq", after == null ? Long.MAX_VALUE : after.seq())
                .param("limit", limit)
                .query((row, n) -> new Stay(
                        row.getLong("lead"),
                        row.getLong("seq"),
                        Objects.requireNonNull(row.getString("stage")),
                        Objects.requireNonNull(row.getString("next")),
                        row.getObject("left_at", OffsetDateTime.class).toInstant(),
                        row.getLong("seconds")))
                .list();
    }

    private record Measured(long left, long median, long p90) {}

    record TimeInStage(LocalDate from, LocalDate to, List<Row> rows) {}

    /**
     * @param left how many stays ended in the period
     * @param median seconds half of them took at most
     * @param p90 seconds nine in ten of them took at most
     */
    record Row(
            String stage,
            String name,
            Lifecycle.Kind kind,
            long left,
            @Nullable Long median,
            @Nullable Long p90) {}

    /** One stay that ended. */
    record Stay(long lead, long seq, String stage, String next, Instant leftAt, long seconds) {}
}
