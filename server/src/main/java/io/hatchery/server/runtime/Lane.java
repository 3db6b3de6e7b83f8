package io.hatchery.server.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/** A line of arrivals and the one writer that serves it: each time it takes as many as fit into a transaction. */
final class Lane {
    private final Settle settle;
    private final int most;
    private final long lingerNanos;
    private final IntConsumer taken;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Party> line = new ArrayDeque<>();
    private final Thread writer;
    private int waiting;
    private boolean open = true;

    /** @param taken is told how many left the line for a transaction */
    Lane(String name, Settle settle, RuntimeProperties properties, IntConsumer taken) {
        this.settle = settle;
        this.most = properties.batch();
        this.lingerNanos = properties.linger().toNanos();
        this.taken = taken;
        this.writer = Thread.ofPlatform().name(name).daemon().unstarted(this::write);
    }

    /** Arrivals that stay together in one transaction. */
    private record Party(List<Incoming> arrivals, CompletableFuture<List<Receipt>> receipts) {}

    void start() {
        writer.start();
    }

    /** Stands in line; completes exceptionally when the lane is closed. */
    CompletableFuture<List<Receipt>> join(List<Incoming> arrivals) {
        Party party = new Party(arrivals, new CompletableFuture<>());
        lock.lock();
        try {
            if (!open) {
                return CompletableFuture.failedFuture(new Events.Overloaded(1));
            }
            line.add(party);
            waiting += arrivals.size();
            arrived.signal();
            return party.receipts();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; those in line are served. */
    void close() {
        lock.lock();
        try {
            open = false;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd() throws InterruptedException {
        writer.join();
    }

    private void write() {
        for (List<Party> parties = take(); !parties.isEmpty(); parties = take()) {
            serve(parties);
        }
    }

    private void serve(List<Party> parties) {
        List<Incoming> batch =
                parties.stream().flatMap(party -> party.arrivals().stream()).toList();
        taken.accept(batch.size());
        try {
            List<Receipt> receipts = settle.settle(batch);
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

    /** The next batch; empty when the lane is closed and nobody is left. */
    private List<Party> take() {
        lock.lock();
        try {
            while (line.isEmpty() && open) {
                arrived.awaitUninterruptibly();
            }
            linger();
            List<Party> parties = new ArrayList<>();
            int size = 0;
            while (!line.isEmpty()
                    && (size == 0 || size + line.peek().arrivals().size() <= most)) {
                Party party = line.remove();
                size += party.arrivals().size();
                parties.add(party);
            }
            waiting -= size;
            return parties;
        } finally {
            lock.unlock();
        }
    }

    private void linger() {
        long rest = lingerNanos;
        try {
            while (open && rest > 0 && waiting < most) {
                rest = arrived.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
