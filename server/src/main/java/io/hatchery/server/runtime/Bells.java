package io.hatchery.server.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the waker and the outbox of this server that there is something for them sooner than they know. */
@Component
class Bells {
    final Bell waker = new Bell();
    final Bell outbox = new Bell();
    private volatile Instant wakerSleepsUntil = Instant.MAX;

    void wakerSleepsUntil(Instant moment) {
        wakerSleepsUntil = moment;
    }

    void ringAfterCommit(Collection<Work> works) {
        boolean effects = works.stream().anyMatch(work -> !work.effects().isEmpty());
        boolean sooner = works.stream()
                .map(work -> Optional.ofNullable(work.state().nextDue()))
                .flatMap(Optional::stream)
                .anyMatch(due -> due.isBefore(wakerSleepsUntil));
        afterCommit(effects, sooner);
    }

    void outboxAfterCommit() {
        afterCommit(true, false);
    }

    private void afterCommit(boolean effects, boolean sooner) {
        if (!effects && !sooner) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (effects) {
                    outbox.ring();
                }
                if (sooner) {
                    waker.ring();
                }
            }
        });
    }
}
