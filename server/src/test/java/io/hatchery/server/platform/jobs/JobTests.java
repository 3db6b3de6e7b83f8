package io.hatchery.server.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HatcheryTest
@Import(JobTests.Kinds.class)
class JobTests {
    @TestConfiguration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        Counting counting() {
            return new Counting();
        }
    }

    record Count(long from, long to) {}

    record Counted(long to) {}

    /** Counts; each turn takes one permit of the gate. */
    static final class Counting implements JobKind<Count> {
        final Semaphore gate = new Semaphore(0);
        final AtomicInteger failuresLeft = new AtomicInteger();
        final AtomicBoolean atWork = new AtomicBoolean();
        final List<Long> seen = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Class<Count> state() {
            return Count.class;
        }

        @Override
        public Turn<Count> turn(Job job, Count count) {
            atWork.set(true);
            try {
                return count(count);
            } finally {
                atWork.set(false);
            }
        }

        private Turn<Count> count(Count count) {
            gate.acquireUninterruptibly();
            if (failuresLeft.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                throw new IllegalStateException("tripped");
            }
            if (count.from() == count.to()) {
                return new Turn.Done<>(new Counted(count.to()));
            }
            seen.add(count.from());
            return new Turn.More<>(
                    new Count(count.from() + 1, count.to()),
                    count.from() + 1,
                    count.to(),
                    Job.Note.of("failed", count.from()));
        }
    }

    @Autowired
    private JobRunner jobs;

    @Autowired
    private Counting counting;

    @Autowired
    private Console console;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void noOneIsAtWorkAndTheGateIsClosed() {
        db.sql("DELETE FROM platform.job").update();
        counting.gate.release(1_000);
        await().until(() -> !counting.atWork.get());
        counting.gate.drainPermits();
        counting.seen.clear();
    }

    private Job job(String id) {
        return jobs.find(id).orElseThrow();
    }

    private void awaitDone(String id, long done) {
        await().until(() -> job(id).done() >= done);
    }

    private void awaitState(String id, Job.State state) {
        await().until(() -> job(id).state() == state);
    }

    @Test
    void goesOnInTurnsAndShowsHowFarItIs() {
        Console admin = console.as(Role.ADMIN);
        String id = jobs.start(counting, new Count(0, 5), "system");
        counting.gate.release(2);
        awaitDone(id, 2);
        var shown = admin.get("/api/jobs?state=running").is(200).json().at("/items/0");
        assertThat(shown.at("/id").asString()).isEqualTo(id);
        assertThat(shown.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(shown.at("/done").asLong()).isEqualTo(2);
        assertThat(shown.at("/total").asLong()).isEqualTo(5);
        counting.gate.release(4);
        awaitState(id, Job.State.DONE);
        assertThat(admin.get("/api/jobs/" + id).json().at("/result/to").asLong())
                .isEqualTo(5);
        assertThat(counting.seen).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void goesOnAfterARestartFromItsLastStoredTurn() {
        String id = jobs.start(counting, new Count(0, 6), "system");
        counting.gate.release(3);
        awaitDone(id, 3);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(jobs::stop);
        await().until(() -> !jobs.isRunning());
        counting.gate.release(); // the turn at hand may end
        stopped.join();
        assertThat(job(id)).extracting(Job::state, Job::done).containsExactly(Job.State.RUNNING, 4L);

        jobs.start();
        counting.gate.release(10);
        awaitState(id, Job.State.DONE);
        assertThat(counting.seen).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void takesOverFromAServerThatIsNoMore() {
        db.sql("""
                        INSERT INTO platform.job (id, kind, state, cursor, done, started_by, created_at, claimed_by, claimed_until)
                        VALUES ('lost', 'counting', 'RUNNING', '{"from": 2, "to": 4}', 2, 'system', now(), 'gone', now() - interval '1 s')
                        """).update();
        counting.gate.release(10);
        awaitState("lost", Job.State.DONE);
        assertThat(counting.seen).containsExactly(2L, 3L);
    }

    @Test
    void leavesAloneWhatAnotherServerIsAt() {
        db.sql("""
                        INSERT INTO platform.job (id, kind, state, cursor, done, started_by, created_at, claimed_by, claimed_until)
                        VALUES ('anothers', 'counting', 'RUNNING', '{"from": 0, "to": 4}', 0, 'system', now(), 'alive', now() + interval '1 h')
                        """).update();
        counting.gate.release(10);
        String own = jobs.start(counting, new Count(0, 1), "system");
        awaitState(own, Job.State.DONE);
        assertThat(job("anothers").done()).isZero();
    }

    @Test
    void stopsBetweenTurnsWhenCancelled() {
        Console sdr = console.as(Role.SDR);
        String id = jobs.start(counting, new Count(0, 100), "user:" + sdr.userId());
        counting.gate.release(1);
        awaitDone(id, 1);
        console.as(Role.SDR).post("/api/jobs/" + id + "/cancel", null).is(403);
        sdr.post("/api/jobs/" + id + "/cancel", null).is(200);
        counting.gate.release(1);
        awaitState(id, Job.State.CANCELLED);
        assertThat(counting.seen).containsExactly(0L, 1L);
        assertThat(sdr.get("/api/jobs?state=running").json().at("/items"))
                .noneMatch(it -> it.at("/id").asString().equals(id));
    }

    @Test
    void triesAgainAfterAFailure() {
        counting.failuresLeft.set(1);
        counting.gate.release(10);
        String id = jobs.start(counting, new Count(0, 2), "system");
        awaitState(id, Job.State.DONE);
        assertThat(counting.seen).containsExactly(0L, 1L);
    }

    @Test
    void neverBeginsWhenTheTransactionThatAskedForItRollsBack() {
        counting.gate.release(10);
        String never = transaction.execute(status -> {
            status.setRollbackOnly();
            return jobs.start(counting, new Count(0, 1), "system");
        });
        String id = jobs.start(counting, new Count(5, 6), "system");
        awaitState(id, Job.State.DONE);
        assertThat(jobs.find(never)).isEmpty();
        assertThat(counting.seen).containsExactly(5L);
    }
}
