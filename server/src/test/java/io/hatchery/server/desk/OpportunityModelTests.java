package io.hatchery.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.desk.Opportunity.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class OpportunityModelTests {
    private static final Instant T = TestClock.START;

    @Autowired
    private OpportunityModel model;

    @Autowired
    private OpportunityRows rows;

    @Test
    void an_opportunity_is_its_events_in_order() {
        var lead = Changes.of(1).seen(T, Source.ofChannel("search", "Google"));
        model.conclude(List.of(lead.event(
                        "opportunity.created",
                        T,
                        "user:mei",
                        Map.of(
                                "opportunity", Value.of("o1"),
                                "name", Value.of("Pilot"),
                                "amount", Value.of(120000.5),
                                "currency", Value.of("cny"),
                                "expectedClose", Value.of("2026-06-30")))
                .take()));
        assertThat(only()).satisfies(it -> {
            assertThat(it.stage()).isEqualTo("DISCOVERY");
            assertThat(it.amount()).isEqualByComparingTo("120000.50");
            assertThat(it.currency()).isEqualTo("CNY");
            assertThat(it.expectedClose()).isEqualTo(LocalDate.of(2026, 6, 30));
            assertThat(it.createdBy()).isEqualTo("user:mei");
        });

        Instant later = T.plusSeconds(60);
        model.conclude(List.of(lead.event(
                        "opportunity.stage",
                        later,
                        "user:mei",
                        Map.of("opportunity", Value.of("o1"), "stage", Value.of("POC")))
                .event(
                        "opportunity.won",
                        later.plusSeconds(1),
                        "user:mei",
                        Map.of("opportunity", Value.of("o1"), "amount", Value.of("118000.01")))
                .take()));
        assertThat(only()).satisfies(it -> {
            assertThat(it.stage()).isEqualTo("POC");
            assertThat(it.stageSince()).isEqualTo(later);
            assertThat(it.status()).isEqualTo(Status.WON);
            assertThat(it.amount()).isEqualByComparingTo("118000.01");
            assertThat(it.closedAt()).isEqualTo(later.plusSeconds(1));
        });

        model.conclude(List.of(lead.event(
                        "opportunity.reopened",
                        later.plusSeconds(2),
                        null,
                        Map.of("opportunity", Value.of("o1"), "stage", Value.of("NEGOTIATION")))
                .event(
                        "opportunity.lost",
                        later.plusSeconds(3),
                        null,
                        Map.of("opportunity", Value.of("o1"), "reason", Value.of("price")))
                .take()));
        assertThat(only()).satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.LOST);
            assertThat(it.stage()).isEqualTo("NEGOTIATION");
            assertThat(it.lostReason()).isEqualTo("price");
        });
    }

    @Test
    void a_won_event_alone_as_imports_bring_it_makes_a_won_opportunity() {
        model.conclude(List.of(Changes.of(2)
                .seen(T, null)
                .event("opportunity.won", T, null, Map.of("amount", Value.of(99.995), "currency", Value.of("USD")))
                .take()));
        assertThat(rows.ofLead(2)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("e-2-1");
            assertThat(it.status()).isEqualTo(Status.WON);
            assertThat(it.amount()).isEqualByComparingTo("100.00");
            assertThat(it.openedAt()).isEqualTo(T);
        });
    }

    private Opportunity only() {
        return rows.ofLead(1).getFirst();
    }
}
