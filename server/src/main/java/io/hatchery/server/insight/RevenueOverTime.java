package io.hatchery.server.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What did each source bring, month by month? */
@Repository
class RevenueOverTime {
    private static final int SHOWN = 7;

    private final JdbcClient jdbc;

    RevenueOverTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The {@value #SHOWN} sources that brought most, and all others together. */
    Series bySource(Period period, String currency) {
        List<LocalDate> months = new ArrayList<>();
        for (LocalDate month = period.from().withDayOfMonth(1);
                month.isBefore(period.to());
                month = month.plusMonths(1)) {
            months.add(month);
        }
        Map<String, BigDecimal[]> bySource = new HashMap<>();
        jdbc.sql("""
                        select s.name as source, date_trunc('month', d.closed_at at time zone :zone)::date as month,
                            coalesce(sum(%s), 0) as won
                        from insight.deal d join insight.source s on s.id = d.source_id
                        where d.status = 'WON' and d.closed_at >= :from and d.closed_at < :to group by 1, 2
                        """.formatted(RevenueReport.CONVERTED.formatted("d", "(d.closed_at at time zone :zone)::date")))
                .param("zone", period.zone().getId())
                .param("currency", currency)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    int at = months.indexOf(row.getObject("month", LocalDate.class));
                    bySource.computeIfAbsent(row.getString("source"), it -> zeros(months.size()))[at] =
                            row.getBigDecimal("won");
                });
        return new Series(months, shown(bySource, months.size()));
    }

    private static List<Line> shown(Map<String, BigDecimal[]> bySource, int months) {
        List<Line> lines = new ArrayList<>(bySource.entrySet().stream()
                .map(it -> new Line(it.getKey(), false, List.of(it.getValue())))
                .sorted(Comparator.comparing(Line::sum).reversed().thenComparing(Line::source))
                .toList());
        if (lines.size() <= SHOWN + 1) {
            return lines;
        }
        BigDecimal[] rest = zeros(months);
        for (Line line : lines.subList(SHOWN, lines.size())) {
            for (int i = 0; i < months; i++) {
                rest[i] = rest[i].add(line.won().get(i));
            }
        }
        List<Line> most = new ArrayList<>(lines.subList(0, SHOWN));
        most.add(new Line("", true, List.of(rest)));
        return most;
    }

    private static BigDecimal[] zeros(int n) {
        BigDecimal[] zeros = new BigDecimal[n];
        java.util.Arrays.fill(zeros, new BigDecimal("0.00"));
        return zeros;
    }

    /** @param months their first days */
    record Series(List<LocalDate> months, List<Line> lines) {}

    /**
     * @param rest whether these are all other sources together
     * @param won by month
     */
    record Line(String source, boolean rest, List<BigDecimal> won) {
        BigDecimal sum() {
            return won.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
