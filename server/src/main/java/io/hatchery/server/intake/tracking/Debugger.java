package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What passed the tracking API lately, for people who are connecting a site: the newest events of this server in memory, the refused
 * ones in the database. Both are bounded, and a flood of refused events is written down only in part.
 */
@Component
class Debugger {
    private static final int NEWEST = 200;
    private static final int SHOWN = 2_000;
    private static final int REFUSALS_AT_ONCE = 200;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Senders senders;
    private final RejectedEvents rejected;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Noted> newest = new ArrayDeque<>();
    private final Map<String, Senders.Tally> tallies = new HashMap<>();
    private long tallied;
    private long budgetFrom;
    private int budget = REFUSALS_AT_ONCE;

    Debugger(Senders senders, RejectedEvents rejected, Clock clock) {
        this.senders = senders;
        this.rejected = rejected;
        this.clock = clock;
    }

    /**
     * An event that was taken.
     *
     * @param entry by which the timeline of its lead names it
     * @param who the strongest identifier, null when the event names a lead by number
     */
    record Seen(
            String entry,
            Instant at,
            String writeKey,
            String type,
            @Nullable String who,
            Instant occurredAt,
            @Nullable String source,
            String raw) {}

    /** As it was taken; what people see of it is written when somebody looks. */
    private record Noted(String writeKey, Arrival arrival) {}

    /** Events of a key are durable. */
    void accepted(String writeKey, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        Map<String, Senders.Tally> due;
        lock.lock();
        try {
            for (Arrival arrival : arrivals.subList(Math.max(0, arrivals.size() - NEWEST), arrivals.size())) {
                newest.addFirst(new Noted(writeKey, arrival));
            }
            while (newest.size() > NEWEST) {
                newest.removeLast();
            }
            Arrival last = arrivals.getLast();
            tallies.merge(
                    writeKey,
                    new Senders.Tally(last.receivedAt(), last.type(), arrivals.size(), 0),
                    Senders.Tally::plus);
            due = due();
        } finally {
            lock.unlock();
        }
        due.forEach(senders::add);
    }

    /** Events of a key were not taken. */
    void refused(String writeKey, List<Outcome.Refused> refused) {
        if (!refused.isEmpty()) {
            writeDown(writeKey, refused);
            senders.add(writeKey, new Senders.Tally(clock.now(), "", 0, refused.size()));
        }
    }

    /** A request was not taken because of its key. */
    void turnedAway(Outcome.Refused refused) {
        writeDown("", List.of(refused));
    }

    private void writeDown(String writeKey, List<Outcome.Refused> refused) {
        List<Outcome.Refused> kept;
        lock.lock();
        try {
            if (System.nanoTime() - budgetFrom > EVERY.toNanos()) {
                budgetFrom = System.nanoTime();
                budget = REFUSALS_AT_ONCE;
            }
            kept = refused.subList(0, Math.min(refused.size(), budget));
            budget -= kept.size();
        } finally {
            lock.unlock();
        }
        if (!kept.isEmpty()) {
            rejected.add(writeKey, clock.now(), kept);
        }
    }

    /** The newest first. */
    List<Seen> newest(@Nullable String writeKey) {
        return noted().stream()
                .filter(noted -> writeKey == null || noted.writeKey().equals(writeKey))
                .map(noted -> seen(noted.writeKey(), noted.arrival()))
                .toList();
    }

    /** Whom one of the newest concerned; empty when it is none of them any more. */
    Optional<Arrival.Who> whom(String entry) {
        return noted().stream()
                .map(Noted::arrival)
                .filter(arrival -> arrival.entry().equals(entry))
                .map(Arrival::who)
                .findFirst();
    }

    private List<Noted> noted() {
        lock.lock();
        try {
            return List.copyOf(newest);
        } finally {
            lock.unlock();
        }
    }

    /** Writes down what has not been written yet, so that a reader sees the truth. */
    void settle() {
        Map<String, Senders.Tally> due;
        lock.lock();
        try {
            due = new HashMap<>(tallies);
            tallies.clear();
        } finally {
            lock.unlock();
        }
        due.forEach(senders::add);
    }

    private Map<String, Senders.Tally> due() {
        long now = System.nanoTime();
        if (tallied != 0 && now - tallied < EVERY.toNanos()) {
            return Map.of();
        }
        tallied = now;
        Map<String, Senders.Tally> due = new HashMap<>(tallies);
        tallies.clear();
        return due;
    }

    private static Seen seen(String writeKey, Arrival arrival) {
        String raw = arrival.raw().length() > SHOWN ? arrival.raw().substring(0, SHOWN) + "…" : arrival.raw();
        var source = arrival.context().source();
        return new Seen(
                arrival.entry(),
                arrival.receivedAt(),
                writeKey,
                arrival.type(),
                who(arrival.who()),
                arrival.occurredAt(),
                source == null ? null : source.name() == null ? source.channel() : source.name(),
                raw);
    }

    private static @Nullable String who(Arrival.Who who) {
        return switch (who) {
            case Arrival.Who.Lead ignored -> null;
            case Arrival.Who.Someone(List<Identifier> identifiers) ->
                identifiers.stream()
                        .min(Comparator.comparing(Identifier::kind))
                        .map(Identifier::value)
                        .orElse(null);
        };
    }
}
