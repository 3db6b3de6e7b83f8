package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gets every event of a batch settled. A batch that fails is halved until the events that fail stand alone; those go to
 * quarantine, all others are concluded. If the database itself is away nothing is settled and the caller is told.
 */
@Component
class Settlement implements Settle {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final BatchWriter writer;
    private final Transactions transactions;
    private final QuarantineRows quarantine;
    private final Clock clock;
    private final Meters meters;

    Settlement(BatchWriter writer, Transactions transactions, QuarantineRows quarantine, Clock clock, Meters meters) {
        this.writer = writer;
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public List<Receipt> settle(List<Incoming> batch) {
        List<Receipt> receipts = meters.timed(batch.size(), () -> trying(batch));
        receipts.forEach(meters::count);
        return receipts;
    }

    private List<Receipt> trying(List<Incoming> batch) {
        Throwable why;
        try {
            return writer.write(batch);
        } catch (RuntimeException e) {
            if (databaseIsAway(e)) {
                throw e;
            }
            why = e;
        } catch (StackOverflowError e) {
            why = e;
        }
        if (batch.size() == 1) {
            return List.of(quarantine(batch.getFirst(), why));
        }
        int half = batch.size() / 2;
        List<Receipt> receipts = new ArrayList<>(trying(batch.subList(0, half)));
        receipts.addAll(trying(batch.subList(half, batch.size())));
        return receipts;
    }

    private Receipt quarantine(Incoming incoming, Throwable why) {
        String reason = reason(why);
        long id = transactions.run(() -> quarantine.keep(incoming, clock.now(), reason));
        log.warn(
                "Event {} could not be concluded and went to quarantine as {}: {}",
                incoming.input(),
                id,
                why.getClass().getName());
        return new Receipt.Quarantined(id, reason);
    }

    private static String reason(Throwable why) {
        Throwable cause = why;
        for (Throwable next = why.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    /** Connection lost (08), out of resources (53), server going down (57P), disk trouble (58). */
    private static boolean databaseIsAway(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.springframework.transaction.CannotCreateTransactionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("58");
            }
        }
        return false;
    }
}
