package io.hatchery.server.ads;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ReceivedRows.Received;
import io.hatchery.server.ads.ReceivedRows.State;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Receipt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private static final String META_FIELDS = "id,created_time,ad_id,adset_id,campaign_id,form_id,field_data";

    private final ReceivedRows rows;
    private final Settings settings;
    private final Playbooks playbooks;
    private final Events events;
    private final VendorHttp http;
    private final Clock clock;
    private final boolean background;

    /** @param background whether it runs by itself; tests run it by hand */
    Taker(
            ReceivedRows rows,
            Settings settings,
            Playbooks playbooks,
            Events events,
            VendorHttp http,
            Clock clock,
            @Value("${hatchery.runtime.background:true}") boolean background) {
        this.rows = rows;
        this.settings = settings;
        this.playbooks = playbooks;
        this.events = events;
        this.http = http;
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
            VendorHttp.Answer answer = http.call(metaAddress(connection, received.vendorId()), Map.of(), null);
            switch (answer) {
                case VendorHttp.Answer.Away(String why) -> {
                    again(received, why);
                    return;
                }
                case VendorHttp.Answer.Came(int status, String body) -> {
                    if (status != 200) {
                        again(received, "Meta answered " + status);
                        return;
                    }
                    raw = body;
                    reading = Payloads.metaLead(body.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        switch (reading) {
            case Reading.Leads(List<InboundLead> leads) -> take(received, connection, leads.getFirst(), raw);
            case Reading.Unreadable(String why, String detail) ->
                rows.end(received.id(), State.FAILED, why + " " + detail, null);
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
            case Receipt.Duplicate() -> rows.end(received.id(), State.TAKEN, null, null);
            case Receipt.Quarantined(long id, String why) ->
                rows.end(received.id(), State.FAILED, "In quarantine as " + id + ": " + why, null);
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

    private static String metaAddress(Connection connection, String id) {
        Secret access = connection.access();
        return connection.api() + "/" + id + "?fields=" + META_FIELDS + "&access_token="
                + URLEncoder.encode(access == null ? "" : access.value(), StandardCharsets.UTF_8);
    }
}
