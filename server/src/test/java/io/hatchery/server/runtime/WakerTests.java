package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@HatcheryTest
class WakerTests {
    private static final String SEGMENT = """
            {"id": "seen-lately", "name": "Seen lately", "description": "",
             "condition": {"kind": "happened", "pattern": {"type": "checked.in", "where": []}, "times": "AT_LEAST", "n": 1,
                           "window": {"kind": "inLast", "duration": "P7D"}}}""";

    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private LeadRows leads;

    @Autowired
    private Waker waker;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationContext server;

    @BeforeEach
    void publish() {
        Console marketer = visitor.as(Role.MARKETER);
        marketer.put("/api/playbook/draft/segments/seen-lately", SEGMENT).is(200);
        marketer.post("/api/playbook/publish", "{\"note\": \"\"}").is(200);
        waker.tick();
    }

    private long checkIn(String message, String address, Instant at) {
        events.accept(List.of(
                anArrival(message).by(email(address)).of("checked.in").at(at).build()));
        return states.find(email(address)).orElseThrow();
    }

    private boolean seenLately(long lead) {
        return states.of(lead).orElseThrow().segments().in("seen-lately");
    }

    @Test
    void aLeadIsWokenAtTheMomentItsWindowEndsAndNotBefore() {
        Instant start = clock.now();
        long lead = checkIn("w1", "will@w.cn", start);
        assertThat(seenLately(lead)).isTrue();

        for (int day = 1; day <= 6; day++) {
            clock.advance(Duration.ofDays(1));
            waker.tick();
            assertThat(seenLately(lead)).isTrue();
        }
        clock.advance(Duration.ofDays(1).plusMillis(1));
        assertThat(waker.tick()).isPositive();

        assertThat(seenLately(lead)).isFalse();
        assertThat(timelines.of(lead, null, 20).entries())
                .filteredOn(entry -> entry.type().equals("$due"))
                .flatExtracting(Timelines.Entry::facts)
                .filteredOn(fact -> fact.what() instanceof SegmentFact.SegmentLeft left
                        && left.segment().equals("seen-lately"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.at())
                        .isBetween(
                                start.plus(Duration.ofDays(7)),
                                start.plus(Duration.ofDays(7)).plusSeconds(1)));
        assertThat(waker.tick()).isZero();
        Replay.equalsStateOfEveryLead(server);
    }

    @Test
    void twoWakersWakeEachLeadOnce() throws Exception {
        int count = 450;
        Instant start = clock.now();
        for (int i = 0; i < count; i++) {
            events.submit(anArrival("many" + i)
                            .by(email("many" + i + "@w.cn"))
                            .of("checked.in")
                            .at(start)
                            .build())
                    .join();
        }
        clock.advance(Duration.ofDays(8));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> ticks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ticks.add(threads.submit(waker::tick));
            }
            for (Future<Integer> tick : ticks) {
                tick.get();
            }
        }
        waker.tick();
        assertThat(jdbc.queryForObject(
                        "select count(*) from runtime.event e where type = '$due' and lead in"
                                + " (select lead from runtime.identity where value like 'many%@w.cn')"
                                + " and not exists (select from runtime.event o where o.lead = e.lead and o.type = '$due'"
                                + " and o.id <> e.id and o.received_at = e.received_at)",
                        Integer.class))
                .isEqualTo(count);
        assertThat(Replay.equalsStateOfEveryLead(server)).isGreaterThanOrEqualTo(count);
    }

    @Test
    void aLeadThatWasJoinedIntoAnotherIsNeverToBeWokenAgain() {
        events.accept(List.of(
                anArrival("j1").by(cookie("c-j")).build(),
                anArrival("j2").by(email("j@w.cn")).build()));
        long visitor = states.find(cookie("c-j")).orElseThrow();
        events.accept(List.of(anArrival("j3").by(cookie("c-j"), email("j@w.cn")).build()));
        assertThat(states.joinedInto(visitor)).isPresent();
        leads.postpone(visitor, clock.now());
        assertThat(jdbc.queryForObject(
                        "select count(*) from runtime.lead where joined_into is not null and due_at is not null",
                        Integer.class))
                .isZero();
    }
}
