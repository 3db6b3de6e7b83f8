package io.hatchery.server.runtime;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in a transaction, again if another one was in the way. */
@Component
class Transactions {
    private static final int ATTEMPTS = 10;

    private static final Logger log = LoggerFactory.getLogger(Transactions.class);

    private final TransactionTemplate transaction;
    private final Meters meters;

    Transactions(TransactionTemplate transaction, Meters meters) {
        this.transaction = transaction;
        this.meters = meters;
    }

    /** @throws RuntimeException what the work threw; nothing is stored then */
    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (Again | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                meters.again(e);
                log.debug("Trying again", e);
            }
        }
    }

    private <T> T once(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("Work answers something");
        }
        return result;
    }
}
