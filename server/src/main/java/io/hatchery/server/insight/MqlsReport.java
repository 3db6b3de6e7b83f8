package io.hatchery.server.insight;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many leads become MQLs each month? */
@Repository
class MqlsReport {
    private final JdbcClient jdbc;

    MqlsReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Month> of(Period period, String stage) {
        Map<LocalDate, Long> counted = new HashMap<>();
        jdbc.sql("""
                        select date_trunc('month', at at time zone :zone)::date as month, count(*) as n
                        from insight.reached where stage = :stage and at >= :from and at < :to group by 1
                        """)
                .param("zone", period.zone().getId())
                .param("stage", stage)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counted.put(row.getObject("month", LocalDate.class), row.getLong("n"));
                });
        List<Month> months = new ArrayList<>();
        for (LocalDate month = period.from().withDayOfMonth(1);
                month.isBefore(period.to());
                month = month.plusMonths(1)) {
            Period part = period.month(month);
            months.add(
                    new Month(month, counted.getOrDefault(month, 0L), Drill.reached(stage, part.start(), part.end())));
        }
        return months;
    }

    /** @param month its first day */
    record Month(LocalDate month, long count, Drill drill) {}
}
