package io.hatchery.engine.pattern;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.BoundedRegex;
import io.hatchery.engine.base.Scalars;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A comparison made ready to run on many values. A missing value fails every one but {@code IS_NOT} and {@code IS_EMPTY}; of several
 * values one that passes is enough, except for {@code IS_NOT}, which all must pass. Text is compared as it is written, case included.
 */
@FunctionalInterface
public interface ValueTest {

    boolean test(@Nullable Value value);

    /** The comparison; one that lacks its operand, or whose expression is invalid, is never passed. */
    static ValueTest of(Pattern.Op op, List<Value> operands) {
        boolean needless = op == Pattern.Op.IS_SET || op == Pattern.Op.IS_EMPTY;
        if (operands.isEmpty() && !needless) {
            return value -> false;
        }
        return switch (op) {
            case IS_SET -> value -> !Scalars.missing(value);
            case IS_EMPTY -> Scalars::missing;
            case IS -> is(operands.getFirst());
            case IS_NOT -> not(is(operands.getFirst()));
            case ONE_OF -> present(value -> operands.stream().anyMatch(operand -> Scalars.same(value, operand)));
            case CONTAINS -> contains(Scalars.text(operands.getFirst()));
            case STARTS_WITH -> startsWith(Scalars.text(operands.getFirst()));
            case MATCHES -> matches(Scalars.text(operands.getFirst()));
            case GREATER -> ordered(operands.getFirst(), order -> order > 0);
            case AT_LEAST -> ordered(operands.getFirst(), order -> order >= 0);
            case LESS -> ordered(operands.getFirst(), order -> order < 0);
            case AT_MOST -> ordered(operands.getFirst(), order -> order <= 0);
        };
    }

    private static ValueTest present(Predicate<Value> test) {
        return value -> value != null && !Scalars.missing(value) && Scalars.any(value, test);
    }

    private static ValueTest not(ValueTest test) {
        return value -> !test.test(value);
    }

    private static ValueTest is(Value operand) {
        return operand instanceof Value.Many many
                ? value -> many.equals(value)
                : present(value -> Scalars.same(value, operand));
    }

    private static ValueTest contains(String part) {
        return value -> switch (value) {
            case null -> false;
            case Value.Many many ->
                many.values().stream().anyMatch(one -> Scalars.text(one).equals(part));
            case Value.Text text -> text.text().contains(part);
            case Value.Num _, Value.Flag _, Value.Moment _ ->
                Scalars.text(value).contains(part);
        };
    }

    private static ValueTest startsWith(String start) {
        ValueTest any = present(value -> Scalars.text(value).startsWith(start));
        // Nearly every value is text, and most texts fail at once.
        return value ->
                value instanceof Value.Text(String text) ? text.startsWith(start) && !text.isBlank() : any.test(value);
    }

    private static ValueTest matches(String expression) {
        BoundedRegex regex = BoundedRegex.compile(expression);
        return regex == null ? value -> false : present(value -> regex.foundIn(Scalars.text(value)));
    }

    private static ValueTest ordered(Value operand, IntPredicate passes) {
        return present(value -> {
            int order = Scalars.order(value, operand);
            return order != Integer.MIN_VALUE && passes.test(order);
        });
    }
}
