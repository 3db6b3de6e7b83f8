package io.hatchery.server.desk;

import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.server.desk.Happenings.Told;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.States;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a lead an owner: the person asked for, or whoever of the team is next. A lead stays with its owner while that is one of the team. */
@Component
class AssignOwnerHandler implements EffectHandler {
    private final Teams teams;
    private final Turns turns;
    private final States states;
    private final Happenings happenings;
    private final Clock clock;

    AssignOwnerHandler(Teams teams, Turns turns, States states, Happenings happenings, Clock clock) {
        this.teams = teams;
        this.turns = turns;
        this.states = states;
        this.happenings = happenings;
        this.clock = clock;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.AssignOwner;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        if (!(effect instanceof Effect.AssignOwner wish)) {
            throw new IllegalArgumentException("Expected an owner to be assigned, came " + effect);
        }
        if (Desk.isPerson(wish.to())) {
            return assigned(wish, wish.to());
        }
        List<String> members = teams.members(wish.to());
        String owner = states.of(wish.lead()).map(AssignOwnerHandler::owner).orElse(null);
        if (owner != null && members.contains(owner)) {
            return new Outcome.Done(List.of());
        }
        Optional<String> next = turns.take(wish.id(), wish.lead(), wish.to(), members, clock.now());
        return next.<Outcome>map(person -> assigned(wish, person))
                .orElseGet(() -> new Outcome.Failed(
                        "No one active in " + wish.to() + "; the lead stays in the pool", List.of()));
    }

    private Outcome assigned(Effect.AssignOwner wish, String person) {
        return new Outcome.Done(List.of(happenings.because(
                wish.id(),
                wish.lead(),
                "owner.assigned",
                Told.of("owner", person).and("origin", wish.origin()))));
    }

    private static @Nullable String owner(LeadState state) {
        return state.stage().owner();
    }
}
