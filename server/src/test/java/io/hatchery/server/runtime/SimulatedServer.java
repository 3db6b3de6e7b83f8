package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import io.hatchery.server.delivery.LedgeredSends;
import io.hatchery.server.leads.LeadRecordsOn;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.playbook.PlaybooksOn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The host's own classes put together by hand on a {@link Wire}, with the read model of leads. Left out is what has threads of its own:
 * the lanes at the door, and the background that calls waker and outbox. Whoever simulates does what they do.
 */
final class SimulatedServer {
    /** Few, so that a world has turns between which it can crash. */
    private static final int REDERIVED_AT_A_TIME = 100;

    private static final Job JOB =
            new Job("simulated", "rederivation", Job.State.RUNNING, 0, null, null, null, "system", Instant.EPOCH, null);

    final Settlement door;
    final Waker waker;
    final OutboxWorker outbox;
    final Rederivation rederivation;
    final QuarantineController quarantine;
    final QuarantineRows held;
    final PlaybooksOn playbooks;

    SimulatedServer(Wire wire, Clock clock, Mutant mutant, LedgeredSends.Provider provider, ReadModel watcher) {
        JdbcTemplate jdbc = new JdbcTemplate(wire);
        JdbcClient client = JdbcClient.create(jdbc);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(wire));
        Meters meters = new Meters(new SimpleMeterRegistry());
        Transactions transactions = new Transactions(transaction, meters);
        Codec codec = new Codec();
        Partitions there = new Partitions(jdbc, transaction, clock);
        playbooks = new PlaybooksOn(client, clock);
        Playbooks rules = playbooks.fresh();
        LeadRows leads = new LeadRows(jdbc);
        EventLog log = new EventLog(jdbc, codec);
        Identities identities = new Identities(jdbc);
        Bells bells = new Bells();
        OutboxRows rows = new OutboxRows(jdbc, codec, clock);
        ReadModel records = LeadRecordsOn.of(client, rules, clock);
        Books books =
                new Books(leads, log, rows, new EventTypes(jdbc), codec, clock, Provided.of(List.of(watcher, records)));
        Workshop workshop = new Workshop(leads, log, identities, new Refills(log, leads, rules, clock), codec, rules);
        Resolver resolver = new Resolver(identities, leads, new IdentityCache());
        BatchWriter writer = new BatchWriter(transactions, there, mutant.seen(jdbc), resolver, workshop, books, bells);
        held = new QuarantineRows(jdbc, codec);
        door = new Settlement(writer, transactions, held, clock, meters);
        Events events = new Straight(door);
        quarantine = new QuarantineController(held, events);
        waker = mutant.waker(
                new PostgresWaker(transactions, there, leads, workshop, books, bells, clock, meters), jdbc, clock);
        outbox = new OutboxWorker(
                rows,
                events,
                Provided.of(List.of(
                        new LedgeredSends(client, clock, provider, mutant != Mutant.RECORDS_AFTER_THE_CALL),
                        new Willing())),
                clock,
                meters,
                OnTheSpot::new);
        rederivation = new Rederivation(
                new NoJobs(), transactions, there, workshop, leads, books, bells, rules, clock, REDERIVED_AT_A_TIME, 1);
    }

    /** One turn of the job that brings leads up to new rules. */
    JobKind.Turn<Rederivation.Progress> rederive(Rederivation.Progress progress) {
        return rederivation.turn(JOB, progress);
    }

    /** The door without its lanes: a list is a batch. */
    private record Straight(Settlement door) implements Events {
        @Override
        public List<Receipt> accept(List<Arrival> arrivals) {
            return door.settle(arrivals.stream().map(Incoming::of).toList());
        }

        @Override
        public CompletableFuture<Receipt> submit(Arrival arrival) {
            return CompletableFuture.completedFuture(accept(List.of(arrival)).getFirst());
        }
    }

    /** Does at once whatever is no message to the lead. */
    private static final class Willing implements EffectHandler {
        @Override
        public boolean handles(Effect effect) {
            return !(effect instanceof Effect.Send);
        }

        @Override
        public Outcome perform(Effect effect, int attempt) {
            return new Outcome.Done(List.of());
        }
    }

    private record Provided<T>(List<T> all) implements ObjectProvider<T> {
        static <T> ObjectProvider<T> of(List<T> all) {
            return new Provided<>(all);
        }

        @Override
        public T getObject() {
            return all.getFirst();
        }

        @Override
        public Stream<T> stream() {
            return all.stream();
        }

        @Override
        public Stream<T> orderedStream() {
            return all.stream();
        }
    }

    /** Jobs are turned by hand. */
    private static final class NoJobs implements Jobs {
        @Override
        public <S extends Record> String start(JobKind<S> kind, S first, String by) {
            return "simulated";
        }

        @Override
        public Optional<Job> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<Job> running(String kind) {
            return new ArrayList<>();
        }

        @Override
        public void cancel(String id) {}
    }

    /** Does everything where it is asked, so that a crash goes all the way up. */
    private static final class OnTheSpot extends AbstractExecutorService {
        @Override
        public Future<?> submit(Runnable task) {
            task.run();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
