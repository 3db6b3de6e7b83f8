package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what lists are ordered by true while nothing happens: engagement fades, and accounts add up their leads. What is shown is
 * always computed on the spot; only the order rests on this, so it is exact to a point and a few seconds.
 */
@Component
class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int CHUNK = 500;

    /** Fewer than these at once are the last: what is noted meanwhile waits for the next time, or a busy account is added up without end. */
    private static final int NOTES = 2000;

    private static final int ROUNDS = 200;
    private static final int ACCOUNTS = 20;

    private final AccountRows accounts;
    private final Families families;
    private final AccountTeller teller;
    private final FadingRows fading;
    private final States states;
    private final Clock clock;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    Upkeep(
            AccountRows accounts,
            Families families,
            AccountTeller teller,
            FadingRows fading,
            States states,
            Clock clock,
            @Value("${hatchery.runtime.background:true}") boolean background) {
        this.background = background;
        this.accounts = accounts;
        this.families = families;
        this.teller = teller;
        this.fading = fading;
        this.states = states;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2000, initialDelay = 2000)
    void tick() {
        if (!background) {
            return;
        }
        try {
            run();
        } catch (DataAccessException e) {
            LOG.debug("The database was not there for the upkeep of lists; next time", e);
        }
    }

    /** Brings everything due up to date, in chunks. */
    void run() {
        int round = 0;
        while (accounts.refresh(NOTES) == NOTES && ++round < ROUNDS) {
            LOG.trace("Accounts refreshed");
        }
        families.upkeep();
        for (int i = 0; i < ROUNDS && teller.tellNoted(ACCOUNTS) > 0; i++) {
            LOG.trace("Leads told of their accounts");
        }
        Instant now = clock.now();
        for (int i = 0; i < ROUNDS; i++) {
            List<Long> due = fading.due(now, CHUNK);
            if (due.isEmpty()) {
                return;
            }
            List<LeadState> found = states.of(due);
            fading.set(found.stream()
                    .map(s -> new FadingRows.Faded(s.lead(), s.seq(), Heat.of(s, now)))
                    .toList());
            if (due.size() < CHUNK) {
                return;
            }
        }
    }
}
