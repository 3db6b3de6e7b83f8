package io.hatchery.server.desk;

import io.hatchery.engine.Effect;
import io.hatchery.server.desk.Happenings.Told;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.States;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the task the engine asked for. One for a team goes to the lead's owner as soon as it has one in person. */
@Component
class CreateTaskHandler implements EffectHandler {
    private final Teams teams;
    private final States states;
    private final Happenings happenings;

    CreateTaskHandler(Teams teams, States states, Happenings happenings) {
        this.teams = teams;
        this.states = states;
        this.happenings = happenings;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.CreateTask;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        if (!(effect instanceof Effect.CreateTask wish)) {
            throw new IllegalArgumentException("Expected a task to be created, came " + effect);
        }
        return new Outcome.Done(List.of(happenings.because(
                wish.id(),
                wish.lead(),
                "task.created",
                Told.of("task", wish.id())
                        .and("title", wish.title())
                        .and("owner", owner(wish))
                        .and("dueAt", wish.dueAt())
                        .and("origin", wish.origin()))));
    }

    private String owner(Effect.CreateTask wish) {
        return states.of(wish.lead())
                .map(it -> it.stage().owner())
                .filter(it ->
                        !Desk.isPerson(wish.to()) && teams.members(wish.to()).contains(it))
                .orElse(wish.to());
    }
}
