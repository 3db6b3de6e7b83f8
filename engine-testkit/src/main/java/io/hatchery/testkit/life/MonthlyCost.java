package io.hatchery.testkit.life;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What a source cost in a month, in yuan. */
public record MonthlyCost(YearMonth month, String channel, String source, String campaign, BigDecimal amount) {}
