package io.hatchery.server.ads;

import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ConversionRows.State;
import io.hatchery.server.ads.Conversions.Verdict;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells ad platforms what became of a lead they brought: every connection that has a name for the conversion and a click or person it
 * could know. The id is the effect’s, so a platform that is told twice counts once.
 */
@Component
class ConversionHandler implements EffectHandler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    private final Settings settings;
    private final States states;
    private final ClickRows clicks;
    private final ConversionRows rows;
    private final VendorHttp http;
    private final Clock clock;

    ConversionHandler(
            Settings settings, States states, ClickRows clicks, ConversionRows rows, VendorHttp http, Clock clock) {
        this.settings = settings;
        this.states = states;
        this.clicks = clicks;
        this.rows = rows;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.UploadConversion;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        Effect.UploadConversion upload = (Effect.UploadConversion) effect;
        Optional<LeadState> lead = states.of(upload.lead());
        if (lead.isEmpty()) {
            return new Outcome.Failed("There is no lead " + upload.lead(), List.of());
        }
        List<String> later = new ArrayList<>();
        for (Connection connection :
                new TreeMap<>(settings.get(AdsSettings.AREA).connections()).values()) {
            String type = connection.conversions().get(upload.conversion());
            if (connection.active() && type != null && !rows.ended(upload.id(), connection.id())) {
                tell(upload, lead.get(), connection, type).ifPresent(later::add);
            }
        }
        return later.isEmpty()
                ? new Outcome.Done(List.of())
                : new Outcome.Retry(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 9)), String.join("; ", later));
    }

    /** Why it must be told again later; empty when it is told, or never will be. */
    private Optional<String> tell(Effect.UploadConversion upload, LeadState lead, Connection connection, String type) {
        Conversions.Conversion told = new Conversions.Conversion(
                upload.id(),
                type,
                upload.at(),
                clicks.newest(lead.lead(), connection.platform().clicks()).orElse(null),
                connection.people() ? reachable(lead, "email") : null,
                connection.people() ? reachable(lead, "phone") : null,
                connection.people());
        Optional<Conversions.Call> call = Conversions.call(
                connection, told, settings.get(Company.SETTINGS).timeZone(), clock.now());
        if (call.isEmpty()) {
            end(upload, connection, State.SKIPPED, "no click of this platform in the last 90 days");
            return Optional.empty();
        }
        Verdict verdict = switch (http.call(
                call.get().address(), call.get().headers(), call.get().body())) {
            case VendorHttp.Answer.Away(String why) -> new Verdict.Later(why);
            case VendorHttp.Answer.Came(int status, String body) ->
                Conversions.verdict(connection.platform(), status, body);
        };
        return switch (verdict) {
            case Verdict.Taken() -> {
                end(upload, connection, State.SENT, null);
                yield Optional.empty();
            }
            case Verdict.Never(String why) -> {
                end(upload, connection, State.FAILED, why);
                yield Optional.empty();
            }
            case Verdict.Later(String why) -> Optional.of(connection.name() + " " + why);
        };
    }

    private void end(Effect.UploadConversion upload, Connection connection, State state, @Nullable String why) {
        rows.add(new ConversionRows.Told(
                upload.id(), connection.id(), upload.lead(), upload.conversion(), state, why, clock.now()));
    }

    /** The address or number, unless its owner took the permission to use it back. */
    private static @Nullable String reachable(LeadState lead, String field) {
        return lead.contact().permission(field) == Contact.Permission.WITHDRAWN ? null : text(lead, field);
    }

    private static @Nullable String text(LeadState lead, String field) {
        return lead.traits().value(field) instanceof Value.Text(String text) ? text : null;
    }
}
