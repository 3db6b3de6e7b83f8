package io.hatchery.server.desk;

import io.hatchery.server.desk.Opportunity.Status;
import io.hatchery.server.desk.OpportunityEvent.Details;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Folds the events of an opportunity, in the order they were taken, into the opportunity. Pure: the same events give the same. */
final class OpportunityStory {
    /** The stage of an opportunity whose events never named one. */
    static final String FIRST_STAGE = "DISCOVERY";

    private OpportunityStory() {}

    static Opportunity tell(@Nullable Opportunity before, OpportunityEvent event) {
        Opportunity known = filled(before == null ? opened(event) : before, event.details());
        return switch (event.kind()) {
            case CREATED, CHANGED -> known;
            case STAGE -> known.status() == Status.OPEN ? at(known, event) : known;
            case WON -> closed(known, event, Status.WON);
            case LOST -> closed(known, event, Status.LOST);
            case REOPENED -> reopened(known, event);
        };
    }

    private static Opportunity opened(OpportunityEvent event) {
        Details told = event.details();
        return new Opportunity(
                event.opportunity(),
                event.lead(),
                told.name(),
                told.company(),
                told.owner(),
                told.stage() == null ? FIRST_STAGE : told.stage(),
                Status.OPEN,
                told.amount(),
                told.currency(),
                told.expectedClose(),
                event.at(),
                event.at(),
                null,
                null,
                told.note(),
                event.actor());
    }

    private static Opportunity filled(Opportunity it, Details told) {
        BigDecimal amount = told.amount() == null ? it.amount() : told.amount();
        String currency = told.currency() == null ? it.currency() : told.currency();
        return new Opportunity(
                it.id(),
                it.lead(),
                told.name() == null ? it.name() : told.name(),
                told.company() == null ? it.company() : told.company(),
                told.owner() == null ? it.owner() : told.owner(),
                it.stage(),
                it.status(),
                amount,
                currency,
                told.expectedClose() == null ? it.expectedClose() : told.expectedClose(),
                it.openedAt(),
                it.stageSince(),
                it.closedAt(),
                it.lostReason(),
                told.note() == null ? it.note() : told.note(),
                it.createdBy());
    }

    private static Opportunity at(Opportunity it, OpportunityEvent event) {
        String stage = event.details().stage();
        return stage == null || stage.equals(it.stage())
                ? it
                : standing(it, stage, Status.OPEN, event.at(), null, null);
    }

    private static Opportunity closed(Opportunity it, OpportunityEvent event, Status status) {
        Instant closedAt = event.details().closedAt();
        return standing(
                it,
                it.stage(),
                status,
                it.stageSince(),
                closedAt == null ? event.at() : closedAt,
                status == Status.LOST ? event.details().reason() : null);
    }

    private static Opportunity reopened(Opportunity it, OpportunityEvent event) {
        String stage = event.details().stage();
        return standing(it, stage == null ? it.stage() : stage, Status.OPEN, event.at(), null, null);
    }

    private static Opportunity standing(
            Opportunity it,
            String stage,
            Status status,
            Instant stageSince,
            @Nullable Instant closedAt,
            @Nullable String lostReason) {
        return new Opportunity(
                it.id(),
                it.lead(),
                it.name(),
                it.company(),
                it.owner(),
                stage,
                status,
                it.amount(),
                it.currency(),
                it.expectedClose(),
                it.openedAt(),
                stageSince,
                closedAt,
                lostReason,
                it.note(),
                it.createdBy());
    }
}
