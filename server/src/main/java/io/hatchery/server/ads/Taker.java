package io.hatchery.server.ads;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.Fetcher.Fetched;
import io.hatchery.server.ads.ReceivedRows.Received;
import io.hatchery.server.ads.ReceivedRows.State;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Erasures;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Receipt;
import io.hatchery.server.runtime.States;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes leads of what platforms sent, in the order it came; what fails for a reason that may pass is tried again, later and later. */
@Component
class Taker {
    private static final Logger LOG = LoggerFactory.getLogger(Taker.class);
    private static final int CHUNK = 100;
    private static final int ATTEMPTS = 12;

    /** What the id of a deletion begins with: it comes after the lead of the same id. */
    static final String DELETED = "deleted:";

    private final ReceivedRows rows;
    private final Settings settings;
    private final Playbooks playbooks;
    private final Events events;
    private final States states;
    private final Erasures erasures;
    private final Fetcher fetcher;
    private final Clock clock;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    Taker(
            ReceivedRows rows,
            Settings settings,
            Playbooks playbooks,
            Events events,
            States states,
            Erasures erasures,
            Fetcher fetcher,
            Clock clock,
            @Value("${hatchery.runtime.background:true}") boolean background) {
        this.rows = rows;
        this.settings = settings;
        this.playbooks = playbooks;
        this.events = events;
        this.states = states;
        this.erasures = erasures;
        this.fetcher = fetcher;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(fixedDelay = 1000, initialDelay = 3000)
    void tick() {
        if (background) {
            try {
                takeAll();
            } catch (DataAccessException e) {
                LOG.debug("What ad platforms sent could not be looked at just now; next time", e);
            }
        }
    }

    /** Takes everything that waits and is due; answers how much that was. */
    int takeAll() {
        int total = 0;
        List<Received> some = rows.claim(clock.now(), CHUNK);
        while (!some.isEmpty()) {
            some.forEach(this::take);
            total += some.size();
            some = rows.claim(clock.now(), CHUNK);
        }
        return total;
    }

    private void take(Received received) {
        Optional<Connection> connection = settings.get(AdsSettings.AREA).find(received.connection());
        if (connection.isEmpty()) {
            rows.end(received.id(), State.FAILED, "The connection is not there any more", null);
            return;
        }
        try {
            take(received, connection.get());
        } catch (Events.Overloaded e) {
            rows.later(received.id(), clock.now().plusSeconds(e.retryAfterSeconds()), "The server was busy");
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("What connection {} sent as {} cannot be taken", received.connection(), received.id(), e);
            again(received, "It could not be read: " + e.getClass().getSimpleName());
        }
    }

    private void take(Received received, Connection connection) {
        Reading reading = Payloads.read(connection, received.raw());
        String raw = new String(received.raw(), StandardCharsets.UTF_8);
        if (reading instanceof Reading.ToFetch) {
            switch (fetcher.fetch(received, connection)) {
                case Fetched.NotNow(String why) -> {
                    again(received, why);
                    return;
                }
                case Fetched.Told(Reading told, String body) -> {
                    raw = body;
                    reading = told;
                }
            }
        }
        switch (reading) {
            case Reading.Leads(List<InboundLead> leads) -> take(received, connection, leads.getFirst(), raw);
            case Reading.Unreadable(String why, String detail) ->
                rows.end(received.id(), State.FAILED, why + " " + detail, null);
            case Reading.ToErase(List<String> ids) -> erase(received, ids.getFirst());
            case Reading.ToFetch ignored -> rows.end(received.id(), State.IGNORED, "No lead in it", null);
        }
    }

    private void take(Received received, Connection connection, InboundLead lead, String raw) {
        if (lead.test()) {
            rows.end(received.id(), State.IGNORED, "A test", null);
            return;
        }
        Set<String> fields =
                playbooks.current().playbook().fields().stream().map(Field::key).collect(Collectors.toSet());
        Optional<Arrival> arrival =
                Taking.arrival(lead, connection, fields, Region.of(settings.get(Company.SETTINGS)), clock.now(), raw);
        if (arrival.isEmpty()) {
            rows.end(received.id(), State.FAILED, "Neither an e-mail address nor a mobile number is in it", null);
            return;
        }
        switch (events.accept(List.of(arrival.get())).getFirst()) {
            case Receipt.Concluded(long id) -> rows.end(received.id(), State.TAKEN, null, id);
            case Receipt.Duplicate() ->
                rows.end(received.id(), State.TAKEN, null, known(arrival.get()).orElse(null));
            case Receipt.Quarantined(long id, String why) ->
                rows.end(received.id(), State.FAILED, "In quarantine as " + id + ": " + why, null);
        }
    }

    private Optional<Long> known(Arrival arrival) {
        return arrival.who() instanceof Arrival.Who.Someone(List<Identifier> identifiers)
                ? states.find(identifiers.getFirst())
                : Optional.empty();
    }

    /** A person took their answers back at the platform: nothing of them may stay here, however else they are known. */
    private void erase(Received received, String vendorId) {
        Optional<Received> told = rows.find(received.connection(), vendorId);
        if (told.isEmpty()) {
            rows.end(received.id(), State.IGNORED, "Nobody came by it", null);
            return;
        }
        Received lead = told.get();
        Long id = lead.lead();
        if (id != null) {
            erasures.erase(id, "ads:" + received.connection(), "Deleted at the platform, " + vendorId);
            rows.end(received.id(), State.TAKEN, "Erased", null);
        } else if (lead.state() != State.WAITING || rows.forestall(lead.id(), "Deleted at the platform")) {
            rows.end(received.id(), State.TAKEN, "Nothing was made of it", null);
        } else {
            again(received, "The lead is just being taken");
        }
    }

    private void again(Received received, String why) {
        if (received.attempts() >= ATTEMPTS) {
            rows.end(received.id(), State.FAILED, why, null);
        } else {
            Instant until = clock.now().plus(Duration.ofSeconds(20L << Math.min(received.attempts(), 10)));
            rows.later(received.id(), until, why);
        }
    }
}
