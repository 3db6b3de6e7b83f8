package io.hatchery.server.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of arrivals in one transaction: finds out whom they concern, locks those leads in the order of their numbers, drops
 * what was taken before, lets the engine step each lead through its events, and writes everything down with one statement per
 * table. Locks are always taken in the same order (messages, identifiers, leads), so batches wait for each other but never in a ring.
 */
@Component
class BatchWriter {
    private final Transactions transactions;
    private final Partitions partitions;
    private final Seen seen;
    private final Resolver resolver;
    private final Workshop workshop;
    private final Books books;
    private final Bells bells;

    BatchWriter(
            Transactions transactions,
            Partitions partitions,
            Seen seen,
            Resolver resolver,
            Workshop workshop,
            Books books,
            Bells bells) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.seen = seen;
        this.resolver = resolver;
        this.workshop = workshop;
        this.books = books;
        this.bells = bells;
    }

    /**
     * All or none. Receipts in the order of the arrivals, durable.
     *
     * @throws RuntimeException when it cannot be stored; nothing is then
     */
    List<Receipt> write(List<Incoming> batch) {
        partitions.ensureFor(
                batch.stream().map(one -> one.arrival().receivedAt()).toList());
        return transactions.run(() -> attempt(batch));
    }

    private List<Receipt> attempt(List<Incoming> batch) {
        Set<UUID> fresh = seen.add(batch);
        List<Incoming> taken = new ArrayList<>(fresh.size());
        boolean[] isTaken = new boolean[batch.size()];
        for (int i = 0; i < isTaken.length; i++) {
            isTaken[i] = fresh.remove(batch.get(i).digest());
            if (isTaken[i]) {
                taken.add(batch.get(i));
            }
        }
        List<Person> who = taken.isEmpty() ? List.of() : conclude(taken);
        List<Receipt> receipts = new ArrayList<>(isTaken.length);
        int next = 0;
        for (boolean one : isTaken) {
            receipts.add(one ? new Receipt.Concluded(who.get(next++).id()) : new Receipt.Duplicate());
        }
        return receipts;
    }

    private List<Person> conclude(List<Incoming> taken) {
        try {
            return concludeNow(taken);
        } catch (Again e) {
            resolver.forget(taken);
            throw e;
        }
    }

    private List<Person> concludeNow(List<Incoming> taken) {
        Resolver.Resolution resolution = resolver.resolve(taken);
        Workshop.Bench bench = workshop.open(resolution);
        for (int i = 0; i < taken.size(); i++) {
            bench.of(resolution.who().get(i).id()).happened(bench.rules(), taken.get(i));
        }
        books.write(bench.works().values(), resolution.joins());
        bells.ringAfterCommit(bench.works().values());
        forgetChanged(taken, resolution);
        return resolution.who();
    }

    /** What was thought of those who became known, or turned out to be others, would only be found wrong next time. */
    private void forgetChanged(List<Incoming> taken, Resolver.Resolution resolution) {
        List<Incoming> changed = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            Person person = resolution.who().get(i);
            if (!resolution.joins().isEmpty() || person.known() != person.wasKnown()) {
                changed.add(taken.get(i));
            }
        }
        resolver.forget(changed);
    }
}
