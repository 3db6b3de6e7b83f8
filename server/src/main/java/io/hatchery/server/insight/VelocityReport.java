package io.hatchery.server.insight;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long does it take from one stage to another? */
@Repository
class VelocityReport {
    private final JdbcClient jdbc;

    VelocityReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Over the leads who first reached {@code to} in the period: half of them took at most so many seconds since they first reached {@code from}. */
    Velocity between(String from, String to, Period period) {
        return jdbc.sql("""
                        select count(*) as n, percentile_cont(0.5) within group
                            (order by extract(epoch from (r.at - f.at))) as median
                        from insight.reached r join insight.reached f on f.lead = r.lead and f.stage = :first
                        where r.stage = :last and r.at >= :from and r.at < :to and r.at >= f.at
                        """)
                .param("first", from)
                .param("last", to)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    double median = row.getDouble("median");
                    return new Velocity(row.getLong("n"), row.wasNull() ? null : Math.round(median));
                })
                .single();
    }

    /** @param median seconds; null when no one came */
    record Velocity(long leads, @Nullable Long median) {}
}
