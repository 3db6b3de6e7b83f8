package io.hatchery.server.desk;

import io.hatchery.engine.Effect;
import io.hatchery.server.desk.AlertRows.Alert;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.States;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people inside the company by an alert in the console. */
@Component
class NotifyHandler implements EffectHandler {
    private static final String OWNER = "owner";
    private static final String UNOWNED = "team:sdr";

    private final Teams teams;
    private final AlertRows alerts;
    private final States states;
    private final Clock clock;

    NotifyHandler(Teams teams, AlertRows alerts, States states, Clock clock) {
        this.teams = teams;
        this.alerts = alerts;
        this.states = states;
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
        List<String> people = people(wish);
        if (people.isEmpty()) {
            return new Outcome.Failed("No one active in " + wish.to() + "; nobody was told", List.of());
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

    /** The lead's owner when it is the owner who is to be told; whoever works new leads when nobody owns it. */
    private List<String> people(Effect.Notify wish) {
        String to = wish.to().equals(OWNER) ? owner(wish.lead()) : wish.to();
        return Desk.isPerson(to) ? List.of(to) : teams.members(to);
    }

    private String owner(long lead) {
        String owner = states.of(lead).map(it -> it.stage().owner()).orElse(null);
        return owner == null ? UNOWNED : owner;
    }
}
