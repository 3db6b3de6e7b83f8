package io.hatchery.server.sources;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is planned.
 *
 * @param code what {@code utm_campaign} says; costs and touches are counted by it
 * @param channel where it mostly runs; empty when in many
 * @param source its main source, such as {@code Baidu}; empty when many
 * @param owner {@code user:<id>} who answers for it
 * @param endsOn its last day
 * @param goal how many leads it is to bring
 */
record Campaign(
        String id,
        String code,
        String name,
        String channel,
        String source,
        @Nullable String owner,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable BigDecimal budget,
        @Nullable String currency,
        @Nullable Integer goal,
        String notes,
        boolean archived,
        Instant createdAt,
        String createdBy) {}
