package io.hatchery.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.desk.Changes;
import io.hatchery.server.runtime.ReadModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class RevenueReportTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Period QUARTER = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), SHANGHAI);
    private static final Instant IN = Instant.parse("2026-02-10T04:00:00Z");

    @Autowired
    private List<ReadModel> models;

    @Autowired
    private RevenueReport report;

    @Autowired
    private Costs costs;

    @Autowired
    private CostRows rows;

    @Test
    void won_revenue_by_source_reconciles_to_the_cent() {
        List<ReadModel.Change> batch = new ArrayList<>();
        BigDecimal booked = BigDecimal.ZERO;
        String[] names = {"Google", "WeChat", "Reference"};
        for (int i = 0; i < 300; i++) {
            BigDecimal amount = new BigDecimal("1000.01").add(new BigDecimal(i).movePointLeft(2));
            booked = booked.add(amount);
            batch.add(Changes.of(100 + i)
                    .seen(IN, Source.ofChannel("search", names[i % 3]))
                    .stage("LEAD", IN)
                    .event(
                            "opportunity.won",
                            IN,
                            null,
                            Map.of(
                                    "opportunity", Value.of("won-" + i),
                                    "amount", Value.of(amount.toPlainString()),
                                    "currency", Value.of("CNY")))
                    .take());
        }
        // the last second of the quarter before, and the first of the next, in the company's time
        batch.add(won(900, "2025-12-31T15:59:59Z"));
        batch.add(won(901, "2026-03-31T16:00:00Z"));
        models.forEach(it -> it.conclude(batch));
        costs.put(List.of(cost("Google", "300.50"), cost("WeChat", "99.99"), cost("Google", "200.50")), null);

        RevenueReport.Revenue bySource = report.of(QUARTER, Dimension.SOURCE, "CNY");

        assertThat(bySource.total().won()).isEqualByComparingTo(booked);
        assertThat(bySource.rows().stream().map(RevenueReport.Row::won).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(booked);
        assertThat(bySource.total().deals()).isEqualTo(300);
        assertThat(bySource.total().leads()).isEqualTo(300);
        RevenueReport.Row google = row(bySource, "Google");
        assertThat(google.cost()).isEqualByComparingTo("200.50");
        assertThat(google.costPerLead()).isEqualByComparingTo("2.01");
        assertThat(row(bySource, "Reference").roi()).isNull();
        assertThat(report.of(QUARTER, Dimension.CHANNEL, "CNY").total().won()).isEqualByComparingTo(booked);
        assertThat(report.of(QUARTER, Dimension.MONTH, "CNY").total().won()).isEqualByComparingTo(booked);
    }

    @Test
    void money_without_a_rate_is_shown_beside_and_never_mixed_in() {
        Period period = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 1), SHANGHAI);
        models.forEach(it -> it.conclude(List.of(
                inDollars(1001, "2020-01-05T04:00:00Z", "10.00"), inDollars(1002, "2020-01-20T04:00:00Z", "0.99"))));

        assertThat(report.of(period, Dimension.SOURCE, "CNY").total().won()).isEqualByComparingTo("0");
        assertThat(report.of(period, Dimension.SOURCE, "CNY").unconverted())
                .containsExactly(new RevenueReport.Unconverted("USD", new BigDecimal("10.99"), new BigDecimal("0.00")));

        rows.put(new CostRows.Rate("USD", LocalDate.of(2020, 1, 10), new BigDecimal("7.1234")));
        assertThat(report.of(period, Dimension.SOURCE, "CNY").total().won()).isEqualByComparingTo("7.05");
        assertThat(report.of(period, Dimension.SOURCE, "CNY").unconverted())
                .containsExactly(new RevenueReport.Unconverted("USD", new BigDecimal("10.00"), new BigDecimal("0.00")));
    }

    private static RevenueReport.Row row(RevenueReport.Revenue revenue, String key) {
        return revenue.rows().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static ReadModel.Change won(long lead, String at) {
        return Changes.of(lead)
                .seen(Instant.parse(at), Source.ofChannel("search", "Google"))
                .event(
                        "opportunity.won",
                        Instant.parse(at),
                        null,
                        Map.of("amount", Value.of("5.00"), "currency", Value.of("CNY")))
                .take();
    }

    private static ReadModel.Change inDollars(long lead, String at, String amount) {
        return Changes.of(lead)
                .seen(Instant.parse(at), Source.ofChannel("search", "Google"))
                .event(
                        "opportunity.won",
                        Instant.parse(at),
                        null,
                        Map.of("amount", Value.of(amount), "currency", Value.of("USD")))
                .take();
    }

    private static Cost cost(String source, String amount) {
        return new Cost(
                LocalDate.of(2026, 2, 1), "search", source, "", new BigDecimal(amount), "CNY", null, null, null);
    }
}
