package io.hatchery.testkit.life;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;

/** Shows a generated life what the engine concludes of it, so that sales can react as they would. */
final class Mirror {
    private final CompiledPlaybook playbook;
    private LeadState state = LeadState.unknown(1);

    Mirror(CompiledPlaybook playbook) {
        this.playbook = playbook;
    }

    /** Lets the engine see an event; answers the stage the lead is in then. */
    String see(LifeEvent event) {
        Input input = new Input.Happened(
                event.id(),
                1,
                event.type(),
                event.at(),
                event.at(),
                event.traits(),
                event.properties(),
                event.context(),
                true);
        state = Engine.step(playbook, state, input).state();
        String stage = state.stage().stage();
        return stage == null ? "" : stage;
    }
}
