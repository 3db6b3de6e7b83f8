package io.hatchery.engine;

import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Instant;
import java.util.List;

/** The pure heart: no clock, no chance, no input or output. The same arguments always give the same answer. */
public final class Engine {
    private Engine() {}

    /** Decides what one input means for one lead. Total: every input gets an answer. */
    public static Step step(CompiledPlaybook playbook, LeadState state, Input input) {
        return new Step(state, List.of(), List.of());
    }

    /** Folds one fact into the state. Replay uses this alone. */
    public static LeadState evolve(LeadState state, Fact fact) {
        return state;
    }

    /** Asks a condition of a lead at a moment. */
    public static Answer evaluate(CompiledPlaybook playbook, Condition condition, LeadState state, Instant now) {
        return new Answer(false, List.of(), null);
    }
}
