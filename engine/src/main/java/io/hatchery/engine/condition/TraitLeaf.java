package io.hatchery.engine.condition;

import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.pattern.ValueTest;

/** Compares a trait. */
final class TraitLeaf extends Leaf {
    private final String field;
    private final ValueTest test;

    TraitLeaf(Condition.Trait condition, ValueTest test) {
        super(
                "trait",
                condition.field(),
                condition.op().name(),
                String.join(", ", condition.values().stream().map(Scalars::text).toList()));
        this.field = condition.field();
        this.test = test;
    }

    @Override
    boolean test(Look look) {
        return test.test(look.state().traits().value(field));
    }
}
