package io.hatchery.engine;

import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.merge.Former;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.score.ScoreReport;
import java.time.Instant;

/** The pure heart: no clock, no chance, no input or output. The same arguments always give the same answer. */
public final class Engine {
    private Engine() {}

    /** Decides what one input means for one lead. Total: every input gets an answer. */
    public static Step step(CompiledPlaybook playbook, LeadState state, Input input) {
        return playbook.step(state, input);
    }

    /**
     * Merges another lead into one: the step of an {@link Input.Merge}. It starts no journey and asks for no effect; every rule is asked
     * again of what the two come to. Events of either that arrive later are told to the lead that is left.
     */
    public static Step merge(CompiledPlaybook playbook, LeadState lead, Input.Merge merge) {
        return step(playbook, lead, merge);
    }

    /**
     * The two leads a merge made one, as they were. The host gives each back to its lead by an {@link Input.Restore}, and tells each again
     * what happened to it since.
     */
    public static Former unmerge(MergeFact.Merged merged) {
        return new Former(merged.before(), merged.other());
    }

    /** Folds one fact into the state. Replay uses this alone. */
    public static LeadState evolve(LeadState state, Fact fact) {
        return Evolution.after(state, fact);
    }

    /** The state that a lead's facts, in their order, make. */
    public static LeadState replay(long lead, Iterable<Fact> facts) {
        LeadState state = LeadState.unknown(lead);
        for (Fact fact : facts) {
            state = evolve(state, fact);
        }
        return state;
    }

    /** Asks a condition of a lead at a moment. */
    public static Answer evaluate(CompiledPlaybook playbook, Condition condition, LeadState state, Instant now) {
        return playbook.evaluate(condition, state, now);
    }

    /** A lead's scores at a moment, with what each rule stands at; also of moments to come, if nothing happens until then. */
    public static ScoreReport scores(LeadState state, Instant now) {
        return ScoreReport.of(state.scores(), now);
    }
}
