package io.hatchery.server.insight;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many leads go from stage to stage, and where are they lost? */
@Repository
class FunnelReport {
    private final JdbcClient jdbc;
    private final Playbooks playbooks;

    FunnelReport(JdbcClient jdbc, Playbooks playbooks) {
        this.jdbc = jdbc;
        this.playbooks = playbooks;
    }

    Funnel of(Mode mode, Period period, Dimension by) {
        List<Lifecycle.Stage> stages =
                playbooks.current().playbook().lifecycle().stages();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        if (by == Dimension.NONE) {
            counts.put("", new HashMap<>());
        }
        for (Count count : count(mode, period, by)) {
            counts.computeIfAbsent(count.key(), key -> new HashMap<>()).put(count.stage(), count.n());
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, byStage) -> rows.add(row(mode, period, by, key, stages, byStage)));
        if (by != Dimension.MONTH) {
            rows.sort((a, b) -> Long.compare(
                    b.cells().stream().mapToLong(Cell::count).sum(),
                    a.cells().stream().mapToLong(Cell::count).sum()));
        }
        return new Funnel(
                mode,
                period.from(),
                period.to(),
                by,
                stages.stream()
                        .map(it -> new StageName(it.id(), it.name(), it.kind()))
                        .toList(),
                rows);
    }

    private List<Count> count(Mode mode, Period period, Dimension by) {
        String moment = switch (mode) {
            case PERIOD -> "at";
            case COHORT -> "created_at";
        };
        String sql = """
                select r.stage, %1$s as key, sum(r.n) as n
                from (select stage, source_id, %2$s as key, count(*) as n from insight.reached
                      where %3$s >= :from and %3$s < :to group by 1, 2, 3) r
                join insight.source s on s.id = r.source_id
                group by 1, 2
                """.formatted(
                        by == Dimension.MONTH ? "to_char(r.key, 'YYYY-MM-01')" : by.key(moment),
                        by == Dimension.MONTH ? "date_trunc('month', " + moment + " at time zone :zone)" : "''",
                        moment);
        return jdbc.sql(sql)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("zone", period.zone().getId())
                .query((row, n) -> new Count(row.getString("key"), row.getString("stage"), row.getLong("n")))
                .list();
    }

    private static Row row(
            Mode mode,
            Period period,
            Dimension by,
            String key,
            List<Lifecycle.Stage> stages,
            Map<String, Long> counts) {
        Period span = by == Dimension.MONTH ? period.month(LocalDate.parse(key)) : period;
        List<Cell> cells = new ArrayList<>();
        List<Long> passed = new ArrayList<>();
        for (Lifecycle.Stage stage : stages) {
            long count = counts.getOrDefault(stage.id(), 0L);
            boolean main = stage.kind() == Lifecycle.Kind.MAIN;
            cells.add(new Cell(
                    stage.id(),
                    count,
                    main ? rate(count, passed) : null,
                    drill(mode, stage.id(), span.start(), span.end()).of(by, key)));
            if (main) {
                passed.addFirst(count);
            }
        }
        return new Row(key, cells);
    }

    private static Drill drill(Mode mode, String stage, Instant from, Instant to) {
        return switch (mode) {
            case PERIOD -> Drill.reached(stage, from, to);
            case COHORT -> Drill.cohort(stage, from, to);
        };
    }

    /** Stages may be passed over, so the share is of the nearest stage before that at least as many reached. */
    private static @Nullable Double rate(long count, List<Long> passed) {
        return passed.stream()
                .filter(it -> it >= count && it > 0)
                .findFirst()
                .map(it -> (double) count / it)
                .orElse(null);
    }

    /** What the period means. */
    enum Mode {
        /** Leads count in the period in which they first reached a stage. */
        PERIOD,
        /** Leads first seen in the period, however long they took. */
        COHORT
    }

    private record Count(String key, String stage, long n) {}

    record Funnel(Mode mode, LocalDate from, LocalDate to, Dimension by, List<StageName> stages, List<Row> rows) {}

    record StageName(String id, String name, Lifecycle.Kind kind) {}

    /** @param key the source, channel, campaign or the month's first day; empty when not known, or for all */
    record Row(String key, List<Cell> cells) {}

    /** @param rate of those in the nearest main stage before it that at least as many reached; null where there is none */
    record Cell(String stage, long count, @Nullable Double rate, Drill drill) {}
}
