package io.hatchery.server.insight;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was spent. Totals per day, so that bringing in the same day again replaces it instead of counting it twice. */
@Component
public class Costs {
    static final int MOST_DAYS = 1100;

    private final CostRows rows;

    Costs(CostRows rows) {
        this.rows = rows;
    }

    /**
     * Takes these daily totals; one for the same day, channel, source, campaign and currency takes the place of the one before.
     *
     * @param by {@code user:<id>}, null when no person did it
     */
    @Transactional
    public void put(List<Cost> costs, @Nullable String by) {
        rows.put(costs, by);
    }

    /**
     * Takes a sum for several days, spread evenly to the cent: the first days carry what cannot be divided, and the days add up to the sum.
     *
     * @param whole the sum; its day is the first
     * @param last the last day, at most {@value #MOST_DAYS} days on
     */
    @Transactional
    public void spread(Cost whole, LocalDate last, @Nullable String by) {
        rows.put(days(whole, last), by);
    }

    static List<Cost> days(Cost whole, LocalDate last) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(whole.day(), last) + 1);
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A cost is spread over 1 to " + MOST_DAYS + " days, not " + days);
        }
        List<BigDecimal> amounts = shares(whole.amount().movePointRight(2).toBigInteger(), days).stream()
                .map(cents -> new BigDecimal(cents, 2))
                .toList();
        List<@Nullable Long> impressions = counts(whole.impressions(), days);
        List<@Nullable Long> clicks = counts(whole.clicks(), days);
        return IntStream.range(0, days)
                .mapToObj(i -> new Cost(
                        whole.day().plusDays(i),
                        whole.channel(),
                        whole.source(),
                        whole.campaign(),
                        amounts.get(i),
                        whole.currency(),
                        impressions.get(i),
                        clicks.get(i),
                        whole.note()))
                .toList();
    }

    private static List<@Nullable Long> counts(@Nullable Long whole, int days) {
        return whole == null
                ? Collections.nCopies(days, null)
                : shares(BigInteger.valueOf(whole), days).stream()
                        .<@Nullable Long>map(BigInteger::longValueExact)
                        .toList();
    }

    private static List<BigInteger> shares(BigInteger whole, int days) {
        BigInteger[] parts = whole.divideAndRemainder(BigInteger.valueOf(days));
        return IntStream.range(0, days)
                .mapToObj(i -> i < parts[1].intValue() ? parts[0].add(BigInteger.ONE) : parts[0])
                .toList();
    }

    /** Puts a cost in the place of another. */
    @Transactional
    void replace(String id, Cost cost, String by) {
        rows.remove(id);
        rows.put(List.of(cost), by);
    }
}
