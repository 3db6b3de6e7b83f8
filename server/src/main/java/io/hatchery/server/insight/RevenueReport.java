package io.hatchery.server.insight;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which sources bring customers, and at what cost? */
@Repository
class RevenueReport {
    /** Each amount in the company's currency, to the cent, at the rate of its day; null where no rate is known. */
    static final String CONVERTED = """
            case when %1$s.currency = :currency then %1$s.amount
                 else round(%1$s.amount * (select r.rate from insight.rate r
                     where r.currency = %1$s.currency and r.day <= %2$s order by r.day desc limit 1), 2) end
            """;

    private final JdbcClient jdbc;

    RevenueReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Revenue of(Period period, Dimension by, String currency) {
        List<Row> rows = jdbc.sql(sql(by))
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("fromday", period.from())
                .param("today", period.to())
                .param("zone", period.zone().getId())
                .param("currency", currency)
                .query((row, n) -> row(
                        period,
                        by,
                        row.getString("key"),
                        row.getBigDecimal("won"),
                        row.getLong("deals"),
                        row.getLong("customers"),
                        row.getBigDecimal("cost"),
                        row.getLong("leads"),
                        row.getLong("mqls")))
                .list();
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(
                by == Dimension.MONTH
                        ? Comparator.comparing(Row::key)
                        : Comparator.comparing(Row::won)
                                .thenComparing(Row::cost)
                                .reversed()
                                .thenComparing(Row::key));
        return new Revenue(
                period.from(), period.to(), by, currency, sorted, total(period, sorted), unconverted(period, currency));
    }

    private static String sql(Dimension by) {
        boolean month = by == Dimension.MONTH;
        return """
                with won as (
                    select %1$s as key, coalesce(sum(%4$s), 0) as won, count(*) as deals,
                        count(distinct d.lead) as customers
                    from insight.deal d join insight.source s on s.id = d.source_id
                    where d.status = 'WON' and d.closed_at >= :from and d.closed_at < :to group by 1),
                spent as (
                    select %3$s as key, coalesce(sum(%5$s), 0) as cost
                    from insight.cost c where c.day >= :fromday and c.day < :today group by 1),
                came as (
                    select %2$s as key, sum(n) filter (where stage = 'LEAD') as leads,
                        sum(n) filter (where stage = 'MQL') as mqls
                    from (select stage, source_id, %6$s as month, count(*) as n from insight.reached
                          where stage in ('LEAD', 'MQL') and at >= :from and at < :to group by 1, 2, 3) r
                    join insight.source s on s.id = r.source_id group by 1)
                select key, coalesce(won, 0) as won, coalesce(deals, 0) as deals, coalesce(customers, 0) as customers,
                    coalesce(cost, 0) as cost, coalesce(leads, 0) as leads, coalesce(mqls, 0) as mqls
                from won full join spent using (key) full join came using (key)
                """.formatted(
                        by.key("d.closed_at"),
                        month ? "r.month" : by.key("at"),
                        month ? "to_char(c.day, 'YYYY-MM-01')" : costKey(by),
                        CONVERTED.formatted("d", "(d.closed_at at time zone :zone)::date"),
                        CONVERTED.formatted("c", "c.day"),
                        month ? by.key("at") : "''");
    }

    private static String costKey(Dimension by) {
        return switch (by) {
            case NONE, MONTH -> "''";
            case SOURCE -> "c.source";
            case CHANNEL -> "c.channel";
            case CAMPAIGN -> "c.campaign";
        };
    }

    private static Row row(
            Period period,
            Dimension by,
            String key,
            BigDecimal won,
            long deals,
            long customers,
            BigDecimal cost,
            long leads,
            long mqls) {
        Period span = by == Dimension.MONTH ? period.month(LocalDate.parse(key)) : period;
        return new Row(
                key,
                money(won),
                deals,
                customers,
                money(cost),
                leads,
                mqls,
                per(cost, leads),
                per(cost, mqls),
                per(cost, customers),
                cost.signum() == 0
                        ? null
                        : won.subtract(cost)
                                .divide(cost, 4, RoundingMode.HALF_UP)
                                .doubleValue(),
                Drill.closed("WON", span.start(), span.end()).of(by, key),
                Drill.reached("LEAD", span.start(), span.end()).of(by, key),
                Drill.reached("MQL", span.start(), span.end()).of(by, key));
    }

    private static Row total(Period period, List<Row> rows) {
        BigDecimal won = rows.stream().map(Row::won).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = rows.stream().map(Row::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return row(
                period,
                Dimension.NONE,
                "",
                won,
                rows.stream().mapToLong(Row::deals).sum(),
                rows.stream().mapToLong(Row::customers).sum(),
                cost,
                rows.stream().mapToLong(Row::leads).sum(),
                rows.stream().mapToLong(Row::mqls).sum());
    }

    /** What the rows leave out for want of a rate, in its own currency. */
    private List<Unconverted> unconverted(Period period, String currency) {
        return jdbc.sql("""
                        select currency, sum(won) as won, sum(cost) as cost from (
                            select d.currency, d.amount as won, 0 as cost from insight.deal d
                            where d.status = 'WON' and d.closed_at >= :from and d.closed_at < :to
                              and d.currency <> :currency
                              and not exists (select 1 from insight.rate r where r.currency = d.currency
                                  and r.day <= (d.closed_at at time zone :zone)::date)
                            union all
                            select c.currency, 0, c.amount from insight.cost c
                            where c.day >= :fromday and c.day < :today and c.currency <> :currency
                              and not exists (select 1 from insight.rate r
                                  where r.currency = c.currency and r.day <= c.day)) u
                        group by 1 order by 1
                        """)
                .param("from", period.start().atOffset(ZoneOffset.UTC))
                .param("to", period.end().atOffset(ZoneOffset.UTC))
                .param("fromday", period.from())
                .param("today", period.to())
                .param("zone", period.zone().getId())
                .param("currency", currency)
                .query((row, n) -> new Unconverted(
                        row.getString("currency"), money(row.getBigDecimal("won")), money(row.getBigDecimal("cost"))))
                .list();
    }

    private static @Nullable BigDecimal per(BigDecimal cost, long n) {
        return n == 0 || cost.signum() == 0 ? null : cost.divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * @param currency the company's; every amount of the rows is in it
     * @param unconverted amounts left out because no rate is known for their day
     */
    record Revenue(
            LocalDate from,
            LocalDate to,
            Dimension by,
            String currency,
            List<Row> rows,
            Row total,
            List<Unconverted> unconverted) {}

    /**
     * @param customers leads with at least one deal won in the period
     * @param leads who became known in the period
     * @param roi (won − cost) ÷ cost; null without cost
     */
    record Row(
            String key,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal won,
            long deals,
            long customers,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cost,
            long leads,
            long mqls,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal costPerLead,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal costPerMql,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal costPerCustomer,

            @Nullable Double roi,
            Drill wonDrill,
            Drill leadsDrill,
            Drill mqlsDrill) {}

    record Unconverted(
            String currency,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal won,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cost) {}
}
