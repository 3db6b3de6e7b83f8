package io.hatchery.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CostSpreadTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-02-27");

    @Property(tries = 300)
    void the_days_add_up_to_the_sum_and_differ_by_a_cent_at_most(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cents,
            @ForAll @IntRange(min = 1, max = 1100) int days,
            @ForAll @LongRange(min = 0, max = 1_000_000) long clicks) {
        List<Cost> spread = Costs.days(
                whole(new BigDecimal(java.math.BigInteger.valueOf(cents), 2), clicks), FIRST.plusDays(days - 1L));
        assertThat(spread).hasSize(days);
        assertThat(spread.stream().map(Cost::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(new BigDecimal(java.math.BigInteger.valueOf(cents), 2));
        assertThat(spread.stream()
                        .mapToLong(it -> java.util.Objects.requireNonNull(it.clicks()))
                        .sum())
                .isEqualTo(clicks);
        assertThat(spread.getFirst().amount().subtract(spread.getLast().amount()))
                .isBetween(BigDecimal.ZERO, new BigDecimal("0.01"));
    }

    @Test
    void a_hundred_over_three_days_gives_the_cent_to_the_first() {
        assertThat(Costs.days(whole(new BigDecimal("100.00"), 2L), FIRST.plusDays(2)).stream()
                        .map(Cost::amount))
                .containsExactly(new BigDecimal("33.34"), new BigDecimal("33.33"), new BigDecimal("33.33"));
    }

    private static Cost whole(BigDecimal amount, long clicks) {
        return new Cost(FIRST, "paid_search", "Baidu", "spring", amount, "CNY", null, clicks, null);
    }
}
