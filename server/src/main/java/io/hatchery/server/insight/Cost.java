package io.hatchery.server.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a day: a daily total per channel, source and campaign. Costs of a whole month stand at its first day.
 *
 * @param channel such as {@code paid_search}; empty when not known
 * @param source as leads have it, such as {@code Google}; empty when not known
 * @param campaign as leads have it; empty when none
 * @param amount not negative, two decimals
 * @param currency ISO 4217
 */
public record Cost(
        LocalDate day,
        String channel,
        String source,
        String campaign,
        BigDecimal amount,
        String currency,
        @Nullable Long impressions,
        @Nullable Long clicks,
        @Nullable String note) {}
