package io.hatchery.engine.simulation;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One lead lived through under one playbook, by a host that is never late: it wakes the lead at every moment it asked for. Effects are
 * shown to who watches and never performed.
 */
final class Living {
    /** So many moments between two inputs are more than any sound playbook asks for; the rest is left out, and said to be. */
    static final int MOMENTS = 20_000;

    private final CompiledPlaybook playbook;
    private final Consumer<Step> watching;
    private LeadState state;
    private int moments;
    private boolean cut;

    Living(CompiledPlaybook playbook, LeadState state, Consumer<Step> watching) {
        this.playbook = playbook;
        this.state = state;
        this.watching = watching;
    }

    LeadState state() {
        return state;
    }

    /** Whether moments were left out because there were too many. */
    boolean isCut() {
        return cut;
    }

    /** Lives through every moment up to this one. */
    void until(Instant moment) {
        moments = 0;
        Instant due = state.nextDue();
        while (due != null && !due.isAfter(moment) && wake()) {
            due = state.nextDue();
        }
    }

    /** Lives through the next moment, if there is one; false when there were too many. */
    boolean wake() {
        Instant due = state.nextDue();
        if (due == null || ++moments > MOMENTS) {
            cut |= due != null;
            return false;
        }
        meet(new Input.Due("due", state.lead(), due));
        return true;
    }

    /** Lives up to an input, and takes it. */
    void take(Input input) {
        until(input.now());
        meet(input);
    }

    /** Takes an input by which nothing is due any more. */
    void meet(Input input) {
        Step step = Engine.step(playbook, state, input);
        state = step.state();
        watching.accept(step);
    }
}
