package io.hatchery.engine.condition;

import io.hatchery.engine.LeadState;
import java.util.function.Predicate;

/** Asks what has been concluded already: it changes with facts alone. */
final class StateLeaf extends Leaf {
    private final Predicate<LeadState> asks;

    StateLeaf(Predicate<LeadState> asks, String key, String... args) {
        super(key, args);
        this.asks = asks;
    }

    @Override
    boolean test(Look look) {
        return asks.test(look.state());
    }
}
