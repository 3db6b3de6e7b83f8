package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.HatcheryApplication;
import io.hatchery.server.HatcheryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@HatcheryTest
class ConcurrencyTests {
    private static final int THREADS = 6;
    private static final int EVENTS = 400;
    private static final int PEOPLE = 25;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Environment environment;

    @Test
    void manyThreadsOnTheSameLeadsTakeEachEventOnceAndNoneWaitsForever() throws Exception {
        Events events = server.getBean(Events.class);
        List<Callable<Tally>> senders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            List<Arrival> arrivals = new Crowd(i, PEOPLE).events("t" + i / 2 + "-", EVENTS);
            senders.add(i % 2 == 0 ? () -> oneByOne(events, arrivals) : () -> inLists(events, arrivals));
        }
        expectOnce(run(senders), THREADS / 2 * EVENTS);
    }

    @Test
    void twoServersOnOneDatabaseTakeEachEventOnceAndAgreeWhoIsWho() throws Exception {
        try (ConfigurableApplicationContext other = anotherServer()) {
            Events here = server.getBean(Events.class);
            Events there = other.getBean(Events.class);
            List<Callable<Tally>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                List<Arrival> arrivals = new Crowd(100 + i / 2, PEOPLE).events("s" + i / 2 + "-", EVENTS);
                Events events = i % 2 == 0 ? here : there;
                senders.add(() -> inLists(events, arrivals));
            }
            int before = stored();
            expectOnce(run(senders), before + THREADS / 2 * EVENTS);
        }
    }

    private int stored() {
        Integer count =
                jdbc.queryForObject("select count(*) from runtime.event where happened is not null", Integer.class);
        return count == null ? 0 : count;
    }

    /** What became of what one sender sent. */
    private record Tally(int concluded, int duplicates, int quarantined) {
        static Tally of(List<Receipt> receipts) {
            int concluded = 0;
            int duplicates = 0;
            int quarantined = 0;
            for (Receipt receipt : receipts) {
                switch (receipt) {
                    case Receipt.Concluded _ -> concluded++;
                    case Receipt.Duplicate _ -> duplicates++;
                    case Receipt.Quarantined _ -> quarantined++;
                }
            }
            return new Tally(concluded, duplicates, quarantined);
        }
    }

    private static Tally oneByOne(Events events, List<Arrival> arrivals) {
        List<CompletableFuture<Receipt>> receipts =
                arrivals.stream().map(events::submit).toList();
        return Tally.of(receipts.stream().map(CompletableFuture::join).toList());
    }

    private static Tally inLists(Events events, List<Arrival> arrivals) {
        List<Receipt> receipts = new ArrayList<>();
        for (int from = 0; from < arrivals.size(); from += 40) {
            receipts.addAll(events.accept(arrivals.subList(from, Math.min(arrivals.size(), from + 40))));
        }
        return Tally.of(receipts);
    }

    private static List<Tally> run(List<Callable<Tally>> senders) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Tally> tallies = new ArrayList<>();
            for (Future<Tally> sender : threads.invokeAll(senders)) {
                tallies.add(sender.get());
            }
            return tallies;
        }
    }

    private void expectOnce(List<Tally> tallies, int stored) {
        assertThat(tallies.stream().mapToInt(Tally::quarantined).sum()).isZero();
        assertThat(tallies.stream().mapToInt(Tally::concluded).sum())
                .isEqualTo(THREADS / 2 * EVENTS)
                .isEqualTo(tallies.stream().mapToInt(Tally::duplicates).sum());
        assertThat(jdbc.queryForObject(
                        "select count(distinct input) from runtime.event where happened is not null", Integer.class))
                .isEqualTo(stored)
                .isEqualTo(stored());
        assertThat(jdbc.queryForObject(
                        "select count(*) from runtime.identity i left join runtime.lead l on l.id = i.lead"
                                + " where l.id is null or l.joined_into is not null",
                        Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(distinct lead) from runtime.identity where kind = 2 and value like 'p%@crowd.cn'",
                        Integer.class))
                .isEqualTo(PEOPLE);
        assertThat(Replay.equalsStateOfEveryLead(server)).isPositive();
    }

    private ConfigurableApplicationContext anotherServer() {
        return new SpringApplicationBuilder(HatcheryApplication.class)
                .run(
                        "--server.port=0",
                        "--hatchery.runtime.background=false",
                        "--hatchery.data=" + environment.getRequiredProperty("hatchery.data"),
                        "--hatchery.db.url=" + environment.getRequiredProperty("hatchery.db.url"),
                        "--hatchery.db.user=" + environment.getRequiredProperty("hatchery.db.user"),
                        "--hatchery.db.password=" + environment.getRequiredProperty("hatchery.db.password"));
    }
}
