package io.hatchery.server.runtime.simulation;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.JobKind.Turn;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What would change, asked over HTTP and answered by work in the background. */
@HatcheryTest
class WhatWouldChangeTests {
    private static final int LEADS = 30;
    private static final Job JOB =
            new Job("test", "backtest", Job.State.RUNNING, 0, null, null, null, "system", Instant.EPOCH, null);
    private static int round;

    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private TestClock clock;

    @Autowired
    private BacktestJob backtests;

    @Autowired
    private JdbcTemplate jdbc;

    private Console marketer;

    @BeforeEach
    void leads() {
        marketer = visitor.as(Role.MARKETER);
        marketer.delete("/api/playbook/draft");
        round++;
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            String address = "lead" + i + "@round" + round + ".cn";
            arrivals.add(anArrival("f" + round + "-" + i)
                    .by(email(address))
                    .of("form.submitted")
                    .trait("email", address)
                    .trait("name", "Lead " + i)
                    .at(clock.now())
                    .build());
        }
        events.accept(arrivals);
        clock.advance(Duration.ofDays(3));
    }

    private JsonNode ended(String path) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> marketer.get(path)
                        .is(200)
                        .json()
                        .at("/standing/endedAt")
                        .isString());
        return marketer.get(path).json();
    }

    /** The draft lets every lead that filled in a form become an MQL at once. */
    private void draftWithGenerousMql() {
        JsonNode lifecycle = marketer.get("/api/playbook/draft")
                .json()
                .path("playbook")
                .path("lifecycle")
                .deepCopy();
        lifecycle.path("stages").forEach(stage -> {
            if (stage.path("id").asString().equals("MQL")) {
                ((ObjectNode) stage)
                        .putRawValue(
                                "entry",
                                new RawValue(
                                        "{\"kind\":\"happened\",\"pattern\":{\"type\":\"form.submitted\",\"where\":[]},\"times\":\"AT_LEAST\",\"n\":1,\"window\":{\"kind\":\"ever\"}}"));
            }
        });
        JsonNode saved = marketer.put("/api/playbook/draft/lifecycle", lifecycle.toString())
                .is(200)
                .json();
        assertThat(saved.path("problems").size())
                .as(saved.path("problems").toString())
                .isZero();
    }

    @Test
    void aBacktestTellsWhoWouldBeTreatedDifferentlyAndWhy() {
        draftWithGenerousMql();
        String id = marketer.post("/api/playbook/backtests", "{}")
                .is(202)
                .json()
                .at("/standing/id")
                .asString();
        marketer.delete("/api/playbook/draft");
        JsonNode done = ended("/api/playbook/backtests/" + id);
        assertThat(done.at("/standing/state").asString()).isEqualTo("DONE");
        JsonNode report = done.path("report");
        assertThat(report.path("leads").asInt()).isGreaterThanOrEqualTo(LEADS);
        assertThat(report.at("/draft/mqls").asInt())
                .isGreaterThan(report.at("/live/mqls").asInt());
        assertThat(report.path("treatedDifferently").asInt()).isGreaterThanOrEqualTo(LEADS);
        JsonNode example = report.at("/examples/0");
        assertThat(example.at("/changes/0/draftReason/key").asString()).isNotEmpty();
        assertThat(done.path("names").path(example.path("lead").asString()).asString())
                .startsWith("Lead ");
        assertThat(marketer.get("/api/playbook/backtests")
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(marketer.get("/api/jobs/" + done.at("/standing/job").asString())
                        .is(200)
                        .json()
                        .at("/result/simulation")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void aBacktestThatAnotherServerTakesOverBeginsAnew() {
        draftWithGenerousMql();
        String id = marketer.post("/api/playbook/backtests", "{}")
                .is(202)
                .json()
                .at("/standing/id")
                .asString();
        long whole = ended("/api/playbook/backtests/" + id).at("/report/leads").asLong();
        Turn<Progress> turn = backtests.turn(JOB, new Progress(id, 999_999, 20, 30));
        assertThat(turn).isInstanceOf(JobKind.Turn.Done.class);
        assertThat(ended("/api/playbook/backtests/" + id).at("/report/leads").asLong())
                .isEqualTo(whole);
    }

    @Test
    void whatCannotBeTriedIsRefusedWithThePlace() {
        JsonNode problem = marketer.post("/api/playbook/backtests", "{\"mqlStage\": \"NOWHERE\"}")
                .is(400)
                .json();
        assertThat(problem.at("/errors/0/place").asString()).isEqualTo("/mqlStage");
        marketer.post("/api/playbook/backtests", "{\"from\": \"2999-01-01T00:00:00Z\"}")
                .is(400);
        marketer.post("/api/playbook/backtests", "{\"version\": 9999}").is(404);
        marketer.get("/api/playbook/backtests/nowhere").is(404);
    }

    @Test
    void onlyTheNewestFiftyAreKept() {
        for (int i = 0; i < 60; i++) {
            jdbc.update(
                    "insert into playbook.simulation (id, kind, asked, asked_by, asked_name, asked_at) values (?, 'BACKTEST', '{}', 'x', 'x', now())",
                    "0000" + i);
        }
        marketer.post("/api/playbook/backtests", "{}").is(202);
        assertThat(marketer.get("/api/playbook/backtests").json().path("items").size())
                .isEqualTo(50);
    }

    @Test
    void aDryRunTellsWhatAJourneyWouldDoAndTheSameSeedTellsTheSame() {
        String journey = marketer.get("/api/playbook")
                .json()
                .at("/playbook/journeys/0/id")
                .asString();
        JsonNode learned =
                marketer.get("/api/journeys/" + journey + "/reactions").is(200).json();
        assertThat(learned.path("leads").asInt()).isPositive();
        assertThat(learned.at("/reactions/reactions").size()).isPositive();
        ObjectNode trial = (ObjectNode)
                marketer.get("/api/playbook").json().at("/playbook/journeys/0").deepCopy();
        trial.put("id", "trial").put("version", 1);
        JsonNode one = dryRun(trial);
        assertThat(one.at("/report/leads").asInt()).isGreaterThanOrEqualTo(LEADS);
        assertThat(one.at("/report/entered/mean").asDouble()).isPositive();
        assertThat(one.at("/report/nodes").size()).isPositive();
        assertThat(dryRun(trial).path("report")).isEqualTo(one.path("report"));
        assertThat(marketer.get("/api/journeys/trial/dry-runs")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        marketer.get("/api/journeys/other/dry-runs/" + one.at("/standing/id").asString())
                .is(404);
        marketer.post("/api/journeys/trial/dry-runs", "{}").is(404);
        marketer.post("/api/journeys/" + journey + "/dry-runs", "{\"days\": 0}").is(400);
        marketer.post("/api/journeys/" + journey + "/dry-runs", "{\"segment\": \"nowhere\"}")
                .is(404);
        marketer.post(
                        "/api/journeys/" + journey + "/dry-runs",
                        trial.objectNode().set("journey", trial))
                .is(400);
    }

    private JsonNode dryRun(ObjectNode journey) {
        ObjectNode wish = journey.objectNode().put("days", 14).put("seed", 7).put("runs", 3);
        wish.set("journey", journey);
        String id = marketer.post("/api/journeys/trial/dry-runs", wish)
                .is(202)
                .json()
                .at("/standing/id")
                .asString();
        return ended("/api/journeys/trial/dry-runs/" + id);
    }

    @Test
    void marketersAskAnalystsReadAndOthersDoNeither() {
        String id = marketer.post("/api/playbook/backtests", "{}")
                .is(202)
                .json()
                .at("/standing/id")
                .asString();
        Console analyst = visitor.as(Role.ANALYST);
        analyst.get("/api/playbook/backtests/" + id).is(200);
        analyst.post("/api/playbook/backtests", "{}").is(403);
        analyst.post("/api/playbook/backtests/" + id + "/cancel", "").is(403);
        visitor.as(Role.SDR).get("/api/playbook/backtests").is(403);
        marketer.post("/api/playbook/backtests/" + id + "/cancel", "").is(200);
    }
}
