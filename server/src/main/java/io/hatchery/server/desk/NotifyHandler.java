package io.hatchery.server.desk;

import io.hatchery.engine.Effect;
import io.hatchery.server.desk.AlertRows.Alert;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people inside the company by an alert in the console. */
@Component
class NotifyHandler implements EffectHandler {
    private final Teams teams;
    private final AlertRows alerts;
    private final Clock clock;

    NotifyHandler(Teams teams, AlertRows alerts, Clock clock) {
        this.teams = teams;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.Notify;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        if (!(effect instanceof Effect.Notify wish)) {
            throw new IllegalArgumentException("Expected people to be told, came " + effect);
        }
        List<String> people = Desk.isPerson(wish.to()) ? List.of(wish.to()) : teams.members(wish.to());
        if (people.isEmpty()) {
            return new Outcome.Failed("No one active in " + wish.to(), List.of());
        }
        alerts.add(people.stream()
                .map(it -> new Alert(
                        wish.id(),
                        it,
                        wish.lead(),
                        wish.message().key(),
                        wish.message().args(),
                        clock.now(),
                        null))
                .toList());
        return new Outcome.Done(List.of());
    }
}
