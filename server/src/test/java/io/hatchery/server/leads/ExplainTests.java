package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hatchery.engine.Engine;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Why everything concluded about a lead is so, now and at any moment before. */
@HatcheryTest
class ExplainTests {
    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    private Console sdr;
    private static int people;
    private long lead;
    private Instant born;
    private Instant moved;
    private Instant gone;

    @BeforeEach
    void aLeadWithAPast() {
        sdr = visitor.as(Role.SDR);
        people++;
        born = clock.advance(Duration.ofHours(1));
        lead = anArrival("form" + people)
                .by(email("ann" + people + "@acme.cn"))
                .of("form.submitted")
                .trait("email", "ann" + people + "@acme.cn")
                .trait("jobLevel", "executive")
                .trait("name", "Ann")
                .at(born)
                .into(events);
        events.accept(List.of(anArrival("page" + people)
                .by(email("ann" + people + "@acme.cn"))
                .of("page")
                .property("path", "/pricing")
                .at(born)
                .build()));
        moved = clock.advance(Duration.ofDays(10));
        act("stage", "{\"stage\":\"MQL\"}");
        act("tag", "{\"tag\":\"vip\"}");
        gone = clock.advance(Duration.ofDays(10));
        act("untag", "{\"tag\":\"vip\"}");
        clock.advance(Duration.ofDays(1));
    }

    private void act(String action, String body) {
        sdr.post("/api/leads/" + lead + "/actions/" + action, body).is(200);
    }

    private JsonNode at(Object moment) {
        return sdr.get("/api/leads/" + lead + "/explain?at=" + moment).is(200).json();
    }

    private static List<String> ids(JsonNode array) {
        return array.valueStream().map(one -> one.path("id").asString()).toList();
    }

    @Test
    void nowIsWhatTheLeadIsNow() {
        JsonNode now = sdr.get("/api/leads/" + lead + "/explain").is(200).json();
        var state = states.of(lead).orElseThrow();
        assertThat(now.at("/stage/id").asString()).isEqualTo(state.stage().stage());
        assertThat(now.at("/stage/because/reason/key").asString()).isEqualTo("stage.person");
        assertThat(now.at("/stage/because/event").asString()).isEqualTo("stage.set");
        assertThat(now.at("/stage/because/actor").asString()).isEqualTo("user:" + sdr.userId());
        assertThat(ids(now.path("tags")))
                .containsExactlyInAnyOrderElementsOf(state.tags().byId().keySet());
        assertThat(ids(now.path("segments")))
                .containsExactlyInAnyOrderElementsOf(state.segments().since().keySet());
        assertThat(now.at("/scores/1/points").asDouble())
                .isCloseTo(Engine.scores(state, clock.now()).engagement(), within(1e-6));
    }

    @Test
    void aMomentOfThePastIsAsItWasThenWithItsReasons() {
        JsonNode then = at(born.plus(Duration.ofDays(5)));
        assertThat(then.at("/stage/id").asString()).isEqualTo("LEAD");
        assertThat(then.at("/stage/because/event").asString()).isEqualTo("form.submitted");
        assertThat(then.at("/stage/because/playbook").asInt()).isPositive();
        assertThat(ids(then.path("tags"))).contains("decision-maker").doesNotContain("vip");
        assertThat(ids(at(moved.plusSeconds(60)).path("tags"))).contains("vip");
        assertThat(ids(at(gone.plusSeconds(60)).path("tags"))).doesNotContain("vip");
        assertThat(then.at("/traits/0/because/eventId").asString()).isNotEmpty();
    }

    @Test
    void scoresAreFadedToTheMoment() {
        double fresh = at(born.plusSeconds(1)).at("/scores/1/points").asDouble();
        double later = at(born.plus(Duration.ofDays(9))).at("/scores/1/points").asDouble();
        assertThat(fresh).isPositive();
        assertThat(later).isLessThan(fresh).isPositive();
        JsonNode part = at(born.plusSeconds(1)).at("/scores/1/contributions/0");
        assertThat(part.path("name").asString()).isNotEmpty();
        assertThat(part.at("/because/event").asString()).isNotEmpty();
    }

    @Test
    void beforeTheFirstEventThereIsNothing() {
        JsonNode before = at(born.minusSeconds(60));
        assertThat(before.path("onRecord").asBoolean()).isFalse();
        assertThat(before.path("tags").size()).isZero();
        assertThat(before.path("stage").isNull()).isTrue();
    }

    @Test
    void aDayMeansItsEndAndNonsenseIsRefusedWithAWayOut() {
        assertThat(at("2026-02-01").path("onRecord").asBoolean()).isFalse();
        for (String wrong : List.of("yesterday", "2026-13-01", "2999-01-01T00:00:00Z", "2999-01-01")) {
            JsonNode problem = sdr.get("/api/leads/" + lead + "/explain?at=" + wrong)
                    .is(400)
                    .json();
            assertThat(problem.at("/errors/0/place").asString()).isEqualTo("at");
            assertThat(problem.at("/errors/0/message").asString()).contains(wrong);
        }
        sdr.get("/api/leads/999999/explain").is(404);
    }

    @Test
    void whoOnlyCountsDoesNotSeeHowLeadsAreReached() {
        String seen = visitor.as(Role.ANALYST)
                .get("/api/leads/" + lead + "/explain")
                .is(200)
                .body();
        assertThat(seen).contains("a***@acme.cn").doesNotContain("ann" + people + "@acme.cn");
        visitor.get("/api/leads/" + lead + "/explain").is(401);
    }

    /** {@code -Dhatchery.explain.events=100000} measures it on the longest histories. */
    @Test
    void aLongHistoryIsToldThroughWithoutBeingHeldInMemory() {
        int many = Integer.getInteger("hatchery.explain.events", 3_000);
        Instant start = clock.now();
        for (int i = 0; i < many; i += 500) {
            List<Arrival> some = new ArrayList<>();
            for (int j = i; j < Math.min(many, i + 500); j++) {
                clock.advance(Duration.ofSeconds(60));
                some.add(anArrival("long" + people + "-" + j)
                        .by(email("ann" + people + "@acme.cn"))
                        .of("page")
                        .property("path", "/docs/" + j % 7)
                        .at(clock.now())
                        .build());
            }
            events.accept(some);
        }
        Instant middle = start.plusSeconds(60L * many / 2);
        for (Instant moment : List.of(middle, clock.now())) {
            long before = System.nanoTime();
            JsonNode told = at(moment);
            System.out.printf(
                    "explained %d steps in %d ms%n",
                    told.path("steps").asInt(), (System.nanoTime() - before) / 1_000_000);
            assertThat(told.path("steps").asInt()).isGreaterThanOrEqualTo(moment.equals(middle) ? many / 2 : many);
        }
        assertThat(at(middle).path("lastSeen").asString()).isLessThanOrEqualTo(middle.toString());
    }
}
