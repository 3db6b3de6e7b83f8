package io.hatchery.server.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door. Arrivals wait in one line; a few writers each take as many as fit into a transaction, so the more come, the larger the
 * batches and the cheaper each event: one flush to disk serves them all.
 */
@Component
class GroupCommit implements Events, SmartLifecycle {
    private static final long PATIENCE_SECONDS = 30;

    private final Settle settlement;
    private final RuntimeProperties properties;
    private final Meters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition left = lock.newCondition();
    private final ArrayDeque<Party> line = new ArrayDeque<>();
    private final List<Thread> writers = new ArrayList<>();
    private int waiting;
    private boolean running = true;

    GroupCommit(Settle settlement, RuntimeProperties properties, Meters meters) {
        this.settlement = settlement;
        this.properties = properties;
        this.meters = meters;
        meters.waiting(() -> waiting);
    }

    /** Arrivals that stay together in one transaction. */
    private record Party(List<Incoming> arrivals, CompletableFuture<List<Receipt>> receipts) {}

    @Override
    public CompletableFuture<Receipt> submit(Arrival arrival) {
        return join(List.of(Incoming.of(arrival)), 0).thenApply(List::getFirst);
    }

    @Override
    public List<Receipt> accept(List<Arrival> arrivals) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Events are taken in a transaction of their own; call accept outside of any, or it may wait for itself");
        }
        List<Receipt> receipts = new ArrayList<>(arrivals.size());
        for (int from = 0; from < arrivals.size(); from += properties.batch()) {
            List<Arrival> part = arrivals.subList(from, Math.min(arrivals.size(), from + properties.batch()));
            List<Incoming> incoming = part.stream().map(Incoming::of).toList();
            receipts.addAll(await(join(incoming, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))));
        }
        return receipts;
    }

    private static List<Receipt> await(CompletableFuture<List<Receipt>> receipts) {
        try {
            return receipts.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<List<Receipt>> join(List<Incoming> arrivals, long patienceNanos) {
        Party party = new Party(arrivals, new CompletableFuture<>());
        lock.lock();
        try {
            startWriters();
            long patience = patienceNanos;
            while (running && waiting > 0 && waiting + arrivals.size() > properties.waiting() && patience > 0) {
                patience = left.awaitNanos(patience);
            }
            if (!running || (waiting > 0 && waiting + arrivals.size() > properties.waiting())) {
                meters.turnedAway(arrivals.size());
                throw new Overloaded(meters.secondsFor(waiting));
            }
            line.add(party);
            waiting += arrivals.size();
            arrived.signal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(1);
        } finally {
            lock.unlock();
        }
        return party.receipts();
    }

    private void write() {
        for (List<Party> parties = take(); parties != null; parties = take()) {
            List<Incoming> batch =
                    parties.stream().flatMap(party -> party.arrivals().stream()).toList();
            try {
                List<Receipt> receipts = settlement.settle(batch);
                int from = 0;
                for (Party party : parties) {
                    int to = from + party.arrivals().size();
                    party.receipts().complete(List.copyOf(receipts.subList(from, to)));
                    from = to;
                }
            } catch (RuntimeException | Error e) {
                parties.forEach(party -> party.receipts().completeExceptionally(e));
            }
        }
    }

    /** The next batch; null when the door is closed and the line is empty. */
    private @Nullable List<Party> take() {
        lock.lock();
        try {
            do {
                while (line.isEmpty()) {
                    if (!running) {
                        return null;
                    }
                    arrived.awaitUninterruptibly();
                }
                linger();
            } while (line.isEmpty());
            List<Party> parties = new ArrayList<>();
            int size = 0;
            while (!line.isEmpty()
                    && (size == 0 || size + line.peek().arrivals().size() <= properties.batch())) {
                Party party = line.remove();
                size += party.arrivals().size();
                parties.add(party);
            }
            waiting -= size;
            left.signalAll();
            if (!line.isEmpty()) {
                arrived.signal();
            }
            return parties;
        } finally {
            lock.unlock();
        }
    }

    private void linger() {
        long rest = properties.linger().toNanos();
        try {
            while (running && rest > 0 && waiting < properties.batch()) {
                rest = arrived.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
            startWriters();
        } finally {
            lock.unlock();
        }
    }

    /** Seeds may bring events before anything is started. */
    private void startWriters() {
        if (running && writers.isEmpty()) {
            for (int i = 1; i <= properties.writers(); i++) {
                writers.add(Thread.ofPlatform().name("events-" + i).daemon().start(this::write));
            }
        }
    }

    /** Turns newcomers away and lets those in line through. */
    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            arrived.signalAll();
            left.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Opens before the server listens, closes after. */
    @Override
    public int getPhase() {
        return 0;
    }
}
