package io.hatchery.server.sources;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.sources.CreationRows.Referred;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells leads whom they referred, as {@code referral.joined}, so that rules and journeys can thank them. Once for each. */
@Component
class ReferralTeller {
    private static final Logger LOG = LoggerFactory.getLogger(ReferralTeller.class);
    private static final int CHUNK = 200;

    private final CreationRows rows;
    private final Events events;
    private final Clock clock;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    ReferralTeller(
            CreationRows rows,
            Events events,
            Clock clock,
            @org.springframework.beans.factory.annotation.Value("${hatchery.runtime.background:true}")
                    boolean background) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(fixedDelay = 3000, initialDelay = 3000)
    void tick() {
        if (background) {
            try {
                tell();
            } catch (DataAccessException | Events.Overloaded e) {
                LOG.debug("Referrals could not be told just now; next time", e);
            }
        }
    }

    /** Tells all that is untold and answers how many. The same number of a referral is taken once, however often it is told. */
    int tell() {
        int told = 0;
        List<Referred> some = rows.untold(CHUNK);
        while (!some.isEmpty()) {
            events.accept(some.stream().map(this::arrival).toList());
            some.forEach(it -> rows.told(it.lead()));
            told += some.size();
            some = some.size() < CHUNK ? List.of() : rows.untold(CHUNK);
        }
        return told;
    }

    private Arrival arrival(Referred it) {
        Instant now = clock.now();
        return new Arrival(
                "referral",
                String.valueOf(it.lead()),
                new Arrival.Who.Lead(it.by()),
                "referral.joined",
                now,
                now,
                Map.of(),
                Map.of("lead", Value.of((double) it.lead()), "link", Value.of(it.link())),
                Context.NONE,
                false,
                "{\"type\":\"referral.joined\"}");
    }
}
