package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Leads are told of their account when a rule looks at accounts, and only when something changed. */
@HatcheryTest
class AccountTellingTests {
    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Upkeep upkeep;

    @Autowired
    private AccountTellHandler handler;

    @Autowired
    private AccountStandingRows rows;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    private static int rounds;
    private String domain = "";

    @BeforeEach
    void aNewCompany() {
        domain = "company" + ++rounds + ".cn";
        Console marketer = visitor.as(Role.MARKETER);
        marketer.delete("/api/playbook/draft");
        ObjectNode scoring =
                (ObjectNode) marketer.get("/api/playbook").is(200).json().at("/playbook/scoring");
        scoring.putObject("account").put("engagedFrom", 1).put("most", 5);
        marketer.put("/api/playbook/draft/scoring", scoring.toString()).is(200);
        marketer.post("/api/playbook/publish", "{\"note\": \"accounts\"}").is(200);
    }

    private long known(String name) {
        events.accept(List.of(anArrival(name + domain)
                .by(email(name + "@" + domain))
                .trait("email", name + "@" + domain)
                .at(clock.now())
                .build()));
        return states.find(email(name + "@" + domain)).orElseThrow();
    }

    private long told(long lead) {
        return timelines.of(lead, null, 200).entries().stream()
                .filter(entry -> entry.type().equals("account.changed"))
                .count();
    }

    private static Effect standing(long lead) {
        return new Effect.Tell(
                "standing:" + lead,
                lead,
                new Effect.Told.OfAccount(),
                "account.standing",
                Map.of("engaged", Value.of(true)),
                "account");
    }

    @Test
    void everyLeadLearnsOfItsAccountOnce() {
        long ann = known("ann");
        upkeep.run();
        assertThat(states.of(ann).orElseThrow().account().view()).isNotNull();
        long once = told(ann);
        upkeep.run();
        assertThat(handler.perform(standing(ann), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(told(ann)).isEqualTo(once);

        long bob = known("bob");
        upkeep.run();
        assertThat(states.of(bob).orElseThrow().account().view())
                .satisfies(view -> assertThat(view.leads()).isEqualTo(2));
        assertThat(states.of(ann).orElseThrow().account().view())
                .satisfies(view -> assertThat(view.leads()).isEqualTo(2));
        assertThat(told(ann)).isEqualTo(once + 1);
    }

    @Test
    void whoGoesOnAfterACrashTellsTheSameAgainAndNobodyHearsItTwice() {
        long ann = known("ann");
        upkeep.run();
        long before = told(ann);
        jdbc.update("update leads.account_standing set told = revision - 1, lease_until = null");
        assertThat(handler.perform(standing(ann), 2)).isInstanceOf(Outcome.Done.class);
        assertThat(told(ann)).isEqualTo(before);
    }

    @Test
    void whileOneTellsAnotherWaits() {
        long ann = known("ann");
        long account = rows.accountOf(ann).orElseThrow();
        assertThat(rows.lease(account, clock.now(), clock.now().plusSeconds(60)))
                .isPresent();
        assertThat(handler.perform(standing(ann), 1)).isInstanceOf(Outcome.Wait.class);
        clock.advance(Duration.ofSeconds(61));
        assertThat(handler.perform(standing(ann), 1)).isInstanceOf(Outcome.Done.class);
    }
}
