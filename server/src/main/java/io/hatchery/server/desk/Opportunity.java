package io.hatchery.server.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A possible deal with a lead's company, as its events tell it.
 *
 * @param lead the lead it was opened with
 * @param owner {@code user:<id>}
 * @param stage the id of the pipeline stage it stands in, or stood in when it closed
 * @param amount with two decimals, null when not known; for a won one, what was won
 * @param currency ISO 4217; null exactly when there is no amount
 * @param closedAt when it was won or lost; null exactly while it is open
 * @param lostReason id of the reason, null unless lost
 */
public record Opportunity(
        String id,
        long lead,
        @Nullable String name,
        @Nullable String company,
        @Nullable String owner,
        String stage,
        Status status,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate expectedClose,
        Instant openedAt,
        Instant stageSince,
        @Nullable Instant closedAt,
        @Nullable String lostReason,
        @Nullable String note,
        @Nullable String createdBy) {

    Opportunity in(String code) {
        return new Opportunity(
                id,
                lead,
                name,
                company,
                owner,
                stage,
                status,
                amount,
                code,
                expectedClose,
                openedAt,
                stageSince,
                closedAt,
                lostReason,
                note,
                createdBy);
    }

    /** How it stands. */
    public enum Status {
        OPEN,
        WON,
        LOST
    }
}
