package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.pattern.ValueTest;
import java.util.List;

/** Compares a trait. */
final class TraitLeaf extends Leaf {
    private final Subject subject;
    private final ValueTest test;

    TraitLeaf(Subject subject, String key, Condition.Op op, List<Value> values, ValueTest test) {
        super(
                key,
                subject.field(),
                op.name(),
                String.join(", ", values.stream().map(Scalars::text).toList()));
        this.subject = subject;
        this.test = test;
    }

    @Override
    boolean test(Look look) {
        return test.test(subject.of(look.state()));
    }
}
