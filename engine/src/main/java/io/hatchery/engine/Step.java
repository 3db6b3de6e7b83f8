package io.hatchery.engine;

import java.util.List;

/** What one input led to: the new state, the facts that made it, and the effects they ask for. */
public record Step(LeadState state, List<Fact> facts, List<Effect> effects) {
    public Step {
        facts = List.copyOf(facts);
        effects = List.copyOf(effects);
    }
}
