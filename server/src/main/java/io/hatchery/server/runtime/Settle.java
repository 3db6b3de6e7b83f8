package io.hatchery.server.runtime;

import java.util.List;

/** Gets every event of a batch settled: concluded, recognised as taken before, or put in quarantine. */
@FunctionalInterface
interface Settle {

    /**
     * Receipts in the order of the batch, durable.
     *
     * @throws RuntimeException when the database is away
     */
    List<Receipt> settle(List<Incoming> batch);
}
