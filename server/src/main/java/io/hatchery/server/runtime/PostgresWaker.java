package io.hatchery.server.runtime;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Claims due leads that no one else holds and lets the engine look at them. Several servers may do so on one database. A lead that
 * cannot be woken is tried again later, and holds up no other.
 */
@Component
class PostgresWaker implements Waker {
    private static final Logger log = LoggerFactory.getLogger(PostgresWaker.class);
    private static final int AT_A_TIME = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final Duration AFTER_NO_MOVE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Partitions partitions;
    private final LeadRows leads;
    private final Workshop workshop;
    private final Books books;
    private final Bells bells;
    private final Clock clock;
    private final Meters meters;

    PostgresWaker(
            Transactions transactions,
            Partitions partitions,
            LeadRows leads,
            Workshop workshop,
            Books books,
            Bells bells,
            Clock clock,
            Meters meters) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.leads = leads;
        this.workshop = workshop;
        this.books = books;
        this.bells = bells;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public int tick() {
        Instant now = clock.now();
        partitions.ensureFor(List.of(now));
        int total = 0;
        int woken;
        do {
            woken = some(now);
            total += woken;
        } while (woken == AT_A_TIME);
        meters.woken(total);
        return total;
    }

    private int some(Instant now) {
        try {
            return transactions.run(() -> {
                List<Long> due = leads.claimDue(now, AT_A_TIME);
                wake(due, now);
                return due.size();
            });
        } catch (RuntimeException together) {
            return oneByOne(now, together);
        }
    }

    /** Whatever it was that failed, it must not keep the others asleep. */
    private int oneByOne(Instant now, RuntimeException together) {
        List<Long> due = transactions.run(() -> leads.claimDue(now, AT_A_TIME));
        log.warn(
                "Waking {} leads together failed ({}); waking them one by one",
                due.size(),
                together.getClass().getName());
        for (long lead : due) {
            try {
                transactions.run(() -> {
                    wake(List.of(lead), now);
                    return lead;
                });
            } catch (RuntimeException e) {
                log.error("Lead {} could not be woken: {}", lead, e.getClass().getName());
                transactions.run(() -> {
                    leads.postpone(lead, now.plus(AFTER_FAILURE));
                    return lead;
                });
            }
        }
        return due.size();
    }

    private void wake(List<Long> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        Workshop.Bench bench = workshop.open(due);
        Collection<Work> works = bench.works().values();
        works.forEach(work -> {
            Instant moment = work.state().nextDue();
            if (moment != null && !moment.isAfter(now)) {
                work.due(bench.rules(), now);
            }
        });
        books.write(works, List.of());
        bells.ringAfterCommit(works);
        for (Work work : works) {
            Instant next = work.state().nextDue();
            if (next != null && !next.isAfter(now)) {
                leads.postpone(work.lead(), now.plus(AFTER_NO_MOVE));
            } else if (work.empty()) {
                leads.postpone(work.lead(), Dues.column(next, now));
            }
        }
    }
}
