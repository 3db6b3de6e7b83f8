package io.hatchery.server.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one door by which anything enters: stored and concluded in one transaction, durable when the answer comes. */
public interface Events {

    /** Takes these together, in one transaction of at most a few hundred; larger lists are cut. Receipts in the same order. */
    List<Receipt> accept(List<Arrival> arrivals);

    /**
     * Joins the batch that is forming. Completes when durable.
     *
     * @throws Overloaded when more waits than can be kept
     */
    CompletableFuture<Receipt> submit(Arrival arrival);

    /** More waits than can be kept; answer 429. Seconds after which to try again. */
    final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int retryAfterSeconds;

        public Overloaded(int retryAfterSeconds) {
            super("More events wait than can be kept; retry after " + retryAfterSeconds + " s", null, false, false);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
