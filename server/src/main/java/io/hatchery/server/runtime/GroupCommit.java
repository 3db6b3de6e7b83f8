package io.hatchery.server.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door. Arrivals wait in a few lanes, each with a writer that takes as many as fit into a transaction: the more come, the larger
 * the batches and the cheaper each event, since one flush to disk serves them all. The same visitor always stands in the same lane,
 * so lanes seldom want the same lead and run side by side; where they do, locks keep them right.
 */
@Component
class GroupCommit implements Events, SmartLifecycle {
    private static final long PATIENCE_SECONDS = 30;

    private final Settle settle;
    private final RuntimeProperties properties;
    private final Meters meters;
    private final List<Sourcing> sourcing;
    private final Semaphore room;
    private volatile List<Lane> lanes = List.of();
    private volatile boolean running = true;

    GroupCommit(Settle settle, RuntimeProperties properties, Meters meters, List<Sourcing> sourcing) {
        this.settle = settle;
        this.sourcing = List.copyOf(sourcing);
        this.properties = properties;
        this.meters = meters;
        this.room = new Semaphore(properties.waiting());
        meters.waiting(this::waiting);
    }

    private int waiting() {
        return properties.waiting() - room.availablePermits();
    }

    @Override
    public CompletableFuture<Receipt> submit(Arrival arrival) {
        return join(List.of(incoming(arrival)), 0).thenApply(List::getFirst);
    }

    @Override
    public List<Receipt> accept(List<Arrival> arrivals) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "Events are taken in a transaction of their own; call accept outside of any, or it may wait for itself");
        }
        int most = Math.min(properties.batch(), properties.waiting());
        List<Receipt> receipts = new ArrayList<>(arrivals.size());
        for (int from = 0; from < arrivals.size(); from += most) {
            List<Arrival> part = arrivals.subList(from, Math.min(arrivals.size(), from + most));
            List<Incoming> incoming = part.stream().map(this::incoming).toList();
            receipts.addAll(await(join(incoming, PATIENCE_SECONDS)));
        }
        return receipts;
    }

    private Incoming incoming(Arrival arrival) {
        Arrival told = arrival;
        for (Sourcing one : sourcing) {
            told = told.from(one.of(told));
        }
        return Incoming.of(told);
    }

    private static List<Receipt> await(CompletableFuture<List<Receipt>> receipts) {
        try {
            return receipts.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<List<Receipt>> join(List<Incoming> arrivals, long patienceSeconds) {
        takeRoom(arrivals.size(), patienceSeconds);
        List<Lane> open = openLanes();
        TreeMap<Integer, List<Integer>> byLane = new TreeMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            int lane = Math.floorMod(arrivals.get(i).visitor(), open.size());
            byLane.computeIfAbsent(lane, key -> new ArrayList<>()).add(i);
        }
        if (byLane.size() == 1) {
            return open.get(byLane.firstKey()).join(arrivals);
        }
        Receipt[] receipts = new Receipt[arrivals.size()];
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        byLane.forEach((lane, places) -> parts.add(open.get(lane)
                .join(places.stream().map(arrivals::get).toList())
                .thenAccept(some -> {
                    for (int i = 0; i < some.size(); i++) {
                        receipts[places.get(i)] = some.get(i);
                    }
                })));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> List.of(receipts));
    }

    private void takeRoom(int arrivals, long patienceSeconds) {
        try {
            if (running && room.tryAcquire(arrivals, patienceSeconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.turnedAway(arrivals);
        throw new Overloaded(meters.secondsFor(waiting()));
    }

    /** Seeds may bring events before anything is started. */
    private List<Lane> openLanes() {
        List<Lane> known = lanes;
        return known.isEmpty() ? open() : known;
    }

    private synchronized List<Lane> open() {
        if (lanes.isEmpty()) {
            List<Lane> fresh = new ArrayList<>();
            for (int i = 1; i <= properties.writers(); i++) {
                fresh.add(new Lane("events-" + i, settle, properties, room::release));
            }
            fresh.forEach(Lane::start);
            lanes = List.copyOf(fresh);
        }
        return lanes;
    }

    @Override
    public void start() {
        running = true;
        open();
    }

    /** Turns newcomers away and lets those in line through. */
    @Override
    public synchronized void stop() {
        running = false;
        lanes.forEach(Lane::close);
        try {
            for (Lane lane : lanes) {
                lane.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes = List.of();
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
