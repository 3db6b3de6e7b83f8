package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Corrections.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HatcheryTest
class CorrectionTests {
    private static final String FILE = "import:wrong";

    @Autowired
    private Events events;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Merges merges;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext server;

    @AfterEach
    void whatIsStoredFoldsToTheStateOfEveryLead() {
        Replay.equalsStateOfEveryLead(server);
    }

    private long lead(Arrivals arrival) {
        clock.advance(Duration.ofMinutes(1));
        return arrival.at(clock.now()).into(events);
    }

    private String trait(long lead, String field) {
        return states.of(lead).orElseThrow().traits().value(field) instanceof Value.Text(String text) ? text : "";
    }

    @Test
    void aLeadThatCameByTheSourceAloneIsNoMoreAndComesBackAsSomebodyNew() {
        long lead = lead(anArrival("a1")
                .from(FILE)
                .by(email("alone@acme.cn"))
                .of("identify")
                .trait("name", "Alone"));
        assertThat(corrections.takeBack(lead, FILE, "user:1")).isEqualTo(Outcome.REMOVED);
        assertThat(states.of(lead)).isEmpty();
        assertThat(states.find(email("alone@acme.cn"))).isEmpty();
        assertThat(corrections.takeBack(lead, FILE, "user:1")).isEqualTo(Outcome.NOTHING);
        assertThat(lead(anArrival("a2").by(email("alone@acme.cn")).of("page"))).isNotEqualTo(lead);
    }

    @Test
    void aLeadThatWasThereBeforeIsWhatItWouldBeHadItNeverBeenTold() {
        long told = lead(anArrival("b1")
                .by(email("was@acme.cn"), cookie("b"))
                .of("identify")
                .trait("name", "Was"));
        long never = lead(anArrival("c1")
                .by(email("not@acme.cn"), cookie("c"))
                .of("identify")
                .trait("name", "Was"));
        lead(anArrival("b2")
                .from(FILE)
                .by(email("was@acme.cn"), phone("+8613800000077"))
                .of("identify")
                .trait("name", "Wrong")
                .trait("phone", "+8613800000077")
                .trait("company", "Wrong Ltd"));
        lead(anArrival("b3")
                .from(FILE)
                .by(email("was@acme.cn"))
                .of("opportunity.won")
                .property("opportunity", "wrong-deal"));
        lead(anArrival("b4").from(FILE).by(email("was@acme.cn")).of("tag.added").property("tag", "vip"));
        lead(anArrival("b4c")
                .from(FILE)
                .by(email("was@acme.cn"))
                .of("consent.given")
                .property("channel", "email")
                .property("text", "Never said"));
        lead(anArrival("b5").by(cookie("b")).of("form.submitted"));
        clock.advance(Duration.ofMinutes(-1));
        lead(anArrival("c5").by(cookie("c")).of("form.submitted"));
        assertThat(rows("desk.opportunity", told)).isEqualTo(1);
        assertThat(rows("consent.entry", told)).isEqualTo(1);
        assertThat(states.find(phone("+8613800000077"))).contains(told);

        assertThat(corrections.takeBack(told, FILE, "user:1")).isEqualTo(Outcome.CORRECTED);

        assertThat(trait(told, "name")).isEqualTo("Was");
        assertThat(trait(told, "company")).isEmpty();
        LeadState mended = states.of(told).orElseThrow();
        LeadState like = states.of(never).orElseThrow();
        assertThat(mended.tags()).isEqualTo(like.tags());
        assertThat(mended.stage().stage()).isEqualTo(like.stage().stage());
        assertThat(mended.segments().since().keySet())
                .isEqualTo(like.segments().since().keySet());
        assertThat(states.find(phone("+8613800000077"))).isEmpty();
        assertThat(states.find(email("was@acme.cn"))).contains(told);
        assertThat(states.find(cookie("b"))).contains(told);
        for (String table : List.of("desk.opportunity", "insight.deal", "leads.lead_opportunity", "consent.entry")) {
            assertThat(rows(table, told)).as(table).isZero();
        }
        assertThat(rows("insight.reached", told)).isEqualTo(rows("insight.reached", never));
        assertThat(rows("leads.stage_visit", told)).isEqualTo(rows("leads.stage_visit", never));
        Console marketer = console.as(Role.MARKETER);
        assertThat(marketer.get("/api/leads?q=Wrong").is(200).json().at("/items"))
                .isEmpty();
        assertThat(lead(anArrival("b6").by(phone("+8613800000077")).of("page"))).isNotEqualTo(told);
        assertThat(corrections.takeBack(told, FILE, "user:1")).isEqualTo(Outcome.NOTHING);
    }

    private long rows(String table, long lead) {
        return jdbc.sql("select count(*) from " + table + " where lead = ?")
                .param(lead)
                .query(Long.class)
                .single();
    }

    @Test
    void aLeadThatCameByTheSourceAndDidSomethingSinceStaysWithWhatItDid() {
        long lead = lead(anArrival("d1")
                .from(FILE)
                .by(email("did@acme.cn"))
                .of("identify")
                .trait("email", "did@acme.cn")
                .trait("name", "Wrong"));
        lead(anArrival("d2")
                .by(email("did@acme.cn"), cookie("d"))
                .of("form.submitted")
                .trait("email", "did@acme.cn"));
        Instant did = clock.now();
        assertThat(corrections.takeBack(lead, FILE, "user:1")).isEqualTo(Outcome.CORRECTED);
        assertThat(trait(lead, "name")).isEmpty();
        assertThat(states.find(email("did@acme.cn"))).contains(lead);
        assertThat(jdbc.sql("select at from sources.creation where lead = ?")
                        .param(lead)
                        .query((row, n) -> Sql.time(row, "at"))
                        .list())
                .containsExactly(did);
    }

    @Test
    void aDealOthersToldOfTooStays() {
        long lead = lead(anArrival("f1")
                .by(email("deal@acme.cn"))
                .of("opportunity.created")
                .property("opportunity", "ours"));
        lead(anArrival("f2")
                .from(FILE)
                .by(email("deal@acme.cn"))
                .of("opportunity.won")
                .property("opportunity", "ours"));
        assertThat(corrections.takeBack(lead, FILE, "user:1")).isEqualTo(Outcome.CORRECTED);
        assertThat(rows("desk.opportunity", lead)).isEqualTo(1);
        assertThat(rows("leads.lead_opportunity", lead)).isEqualTo(1);
    }

    @Test
    void aLeadThatWasMergedSinceStaysAsItIs() {
        long one = lead(anArrival("e1").from(FILE).by(email("e1@acme.cn")).of("identify"));
        long other = lead(anArrival("e2").by(phone("+8613800000078")).of("identify"));
        merges.merge(one, other, "user:1", "console");
        assertThat(corrections.takeBack(one, FILE, "user:1")).isEqualTo(Outcome.MERGED_SINCE);
        assertThat(states.find(email("e1@acme.cn"))).contains(one);
    }
}
