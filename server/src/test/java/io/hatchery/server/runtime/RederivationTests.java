package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind.Turn;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class RederivationTests {
    private static final int LEADS = 450;
    private static final Job JOB =
            new Job("test", "rederivation", Job.State.RUNNING, 0, null, null, null, "system", Instant.EPOCH, null);

    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Rederivation rederivation;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationContext server;

    private static String segment(String id, String type, int n) {
        return """
               {"id": "%s", "name": "%s", "description": "",
                "condition": {"kind": "happened", "pattern": {"type": "%s", "where": []}, "times": "AT_LEAST", "n": %d,
                              "window": {"kind": "ever"}}}""".formatted(id, id, type, n);
    }

    private void publish(String id, String segment) {
        Console marketer = visitor.as(Role.MARKETER);
        marketer.put("/api/playbook/draft/segments/" + id, segment).is(200);
        JsonNode effect = marketer.post("/api/playbook/draft/effect?sample=1000", "")
                .is(200)
                .json();
        assertThat(effect.path("segments").path("draft").path(id).asInt()).isPositive();
        assertThat(effect.path("segments").path("live").path(id).asInt()).isZero();
        marketer.post("/api/playbook/publish", "{\"note\": \"\"}").is(200);
    }

    /** Many small transactions at once instead of a few large ones. */
    private Rederivation inManyPieces() {
        return new Rederivation(
                server.getBean(Jobs.class),
                server.getBean(Transactions.class),
                server.getBean(Partitions.class),
                server.getBean(Workshop.class),
                server.getBean(LeadRows.class),
                server.getBean(Books.class),
                server.getBean(Bells.class),
                playbooks,
                server.getBean(Clock.class),
                40,
                3);
    }

    /** By hand, to the end; the background may do the same, which must do no harm. */
    private void derive() {
        derive(rederivation);
    }

    private void derive(Rederivation rederivation) {
        Rederivation.Progress progress =
                new Rederivation.Progress(playbooks.current().playbook().version(), 0, 0, 0);
        while (rederivation.turn(JOB, progress) instanceof Turn.More<Rederivation.Progress> more) {
            progress = more.state();
        }
    }

    @Test
    void publishingANewPatternFindsWhatHappenedBeforeItWasWatchedAndSendsNothing() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            for (int times = 0; times <= i % 3; times++) {
                arrivals.add(anArrival("r" + i + "-" + times)
                        .by(email("r" + i + "@r.cn"))
                        .of("booth.visited")
                        .build());
            }
        }
        events.accept(arrivals);
        int effects = effects();

        publish("fans", segment("fans", "booth.visited", 2));
        derive();

        List<Boolean> isFan = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            long lead = states.find(email("r" + i + "@r.cn")).orElseThrow();
            isFan.add(states.of(lead).orElseThrow().segments().in("fans") == (i % 3 >= 1));
        }
        assertThat(isFan).containsOnly(true);
        assertThat(jdbc.queryForObject(
                        "select count(*) from runtime.lead where playbook < ?",
                        Integer.class,
                        playbooks.current().playbook().version()))
                .isZero();
        assertThat(effects()).isEqualTo(effects);
        Replay.equalsStateOfEveryLead(server);
    }

    @Test
    void manyTransactionsAtOnceMissNoLeadAndCountNoneTwice() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            arrivals.add(anArrival("m" + i)
                    .by(email("m" + i + "@r.cn"))
                    .of("stand.seen")
                    .build());
        }
        events.accept(arrivals);
        Console marketer = visitor.as(Role.MARKETER);
        marketer.put("/api/playbook/draft/segments/seers", segment("seers", "stand.seen", 1))
                .is(200);
        marketer.post("/api/playbook/publish", "{\"note\": \"\"}").is(200);

        derive(inManyPieces());

        assertThat(jdbc.queryForObject(
                        "select count(*) from leads.segment_member where segment = 'seers'", Integer.class))
                .isEqualTo(LEADS);
        assertThat(jdbc.queryForObject(
                        "select sum(entered - exited) from leads.segment_day where segment = 'seers'", Integer.class))
                .isEqualTo(LEADS);
        assertThat(jdbc.queryForObject(
                        "select count(*) from runtime.lead where joined_into is null and playbook < ?",
                        Integer.class,
                        playbooks.current().playbook().version()))
                .isZero();
        Replay.equalsStateOfEveryLead(server);
    }

    @Test
    void aLeadThatIsNotYetBroughtUpIsWhenItsNextEventComes() {
        Arrivals first = anArrival("n1").by(email("nora@r.cn")).of("lunch.eaten");
        Arrivals second = anArrival("n2").by(email("nora@r.cn")).of("lunch.eaten");
        events.accept(List.of(first.build(), second.build()));
        long nora = states.find(email("nora@r.cn")).orElseThrow();

        publish("eaters", segment("eaters", "lunch.eaten", 2));
        events.accept(List.of(anArrival("n3").by(email("nora@r.cn")).of("page").build()));

        assertThat(states.of(nora).orElseThrow().segments().in("eaters")).isTrue();
        Replay.equalsStateOfEveryLead(server);
    }

    private int effects() {
        Integer count = jdbc.queryForObject("select count(*) from runtime.outbox", Integer.class);
        return count == null ? 0 : count;
    }
}
