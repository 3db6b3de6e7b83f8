package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.pattern.ValueTest;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes comparisons of one trait ready to be asked.
 *
 * @param key names the reasons' sentences
 * @param field what the trait is known to be, null when it has no type
 */
record Comparisons(Subject subject, String key, @Nullable Field field, ZoneId zone) {

    Check of(Condition.Op op, List<Value> values, Needs needs) {
        return switch (op) {
            case IN_LAST_DAYS -> days(op, values, false, needs);
            case IN_NEXT_DAYS -> days(op, values, true, needs);
            case ANNIVERSARY_TODAY -> {
                needs.add(Topic.Whole.TIME);
                yield new AnniversaryLeaf(subject, key);
            }
            case BETWEEN -> {
                List<Value> bounds = operands(values);
                ValueTest from = ValueTest.of(Pattern.Op.AT_LEAST, bounds.subList(0, 1));
                ValueTest to = ValueTest.of(Pattern.Op.AT_MOST, bounds.subList(1, 2));
                yield leaf(op, values, value -> from.test(value) && to.test(value));
            }
            case IS,
                    IS_NOT,
                    ONE_OF,
                    CONTAINS,
                    STARTS_WITH,
                    MATCHES,
                    GREATER,
                    AT_LEAST,
                    LESS,
                    AT_MOST,
                    IS_SET,
                    IS_EMPTY -> leaf(op, values, ValueTest.of(Pattern.Op.valueOf(op.name()), operands(values)));
        };
    }

    private Check leaf(Condition.Op op, List<Value> values, ValueTest test) {
        return new TraitLeaf(subject, key, op, values, test);
    }

    private Check days(Condition.Op op, List<Value> values, boolean ahead, Needs needs) {
        needs.add(Topic.Whole.TIME);
        return new DayLeaf(subject, key, op, (int) Scalars.number(values.getFirst()), ahead);
    }

    /** Operands read as the field's own kind, so that a date may be written as text. */
    private List<Value> operands(List<Value> values) {
        Field known = field;
        if (known == null || known.type() != Field.Type.DATE) {
            return values;
        }
        return values.stream()
                .map(operand -> Objects.requireNonNullElse(Fitting.fit(known, operand, zone), operand))
                .toList();
    }
}
