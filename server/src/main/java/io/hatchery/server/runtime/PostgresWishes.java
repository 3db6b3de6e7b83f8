package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts them into the outbox, among those of the playbook. */
@Service
class PostgresWishes implements Wishes {
    private final OutboxRows outbox;
    private final Bells bells;

    PostgresWishes(OutboxRows outbox, Bells bells) {
        this.outbox = outbox;
        this.bells = bells;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(List<Effect> effects) {
        outbox.add(effects);
        bells.outboxAfterCommit();
    }
}
