package io.hatchery.engine.playbook;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.BoundedRegex;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks comparisons: that the operator can be asked of the field's type, and that the operands fit the operator. */
final class OperandCheck {
    /** The most values one comparison may name. */
    private static final int MOST_VALUES = 1000;

    private static final Set<Op> COMMON = EnumSet.of(Op.IS, Op.IS_NOT, Op.IS_SET, Op.IS_EMPTY);
    private static final Set<Op> TEXTUAL = EnumSet.of(Op.ONE_OF, Op.CONTAINS, Op.STARTS_WITH, Op.MATCHES);
    private static final Set<Op> ORDERED = EnumSet.of(Op.GREATER, Op.AT_LEAST, Op.LESS, Op.AT_MOST, Op.BETWEEN);
    private static final Set<Op> DAYS = EnumSet.of(Op.IN_LAST_DAYS, Op.IN_NEXT_DAYS, Op.ANNIVERSARY_TODAY);

    private final ZoneId zone;
    private final Problems problems;

    OperandCheck(ZoneId zone, Problems problems) {
        this.zone = zone;
        this.problems = problems;
    }

    /** A comparison of a field whose type is known. */
    void check(String place, Field field, Op op, List<Value> values) {
        if (!allowed(field.type()).contains(op)) {
            problems.add(
                    place + "/op",
                    "op.type",
                    "\"" + op + "\" cannot be asked of the " + field.type() + " field \"" + field.label()
                            + "\". Choose one that can: " + allowed(field.type()) + ".",
                    op.name(),
                    field.label());
        } else if (isComplete(place, op, values)) {
            if (DAYS.contains(op)) {
                days(place, values);
            } else if (!TEXTUAL.contains(op) || op == Op.ONE_OF) {
                Predicate<Value> fits = value -> Fitting.fit(field, value, zone) != null;
                each(place, values, fits, "a " + field.type() + " value");
                inOrder(place, op, values, field);
            }
        }
    }

    /** A comparison of something whose type nobody knows: a property of an event, a trait of an account. */
    void check(String place, Op op, List<Value> values) {
        if (!isComplete(place, op, values)) {
            return;
        }
        if (DAYS.contains(op)) {
            days(place, values);
        } else if (ORDERED.contains(op)) {
            each(place, values, value -> value instanceof Value.Moment || isNumber(value), "a number or a time");
            inOrder(place, op, values, null);
        }
    }

    /** A comparison of when an event happened. */
    void checkMoment(String place, Op op, List<Value> values) {
        if (TEXTUAL.contains(op)) {
            problems.add(
                    place + "/op",
                    "op.type",
                    "\"" + op + "\" cannot be asked of the time an event happened. Compare it with a time.",
                    op.name(),
                    "occurredAt");
        } else if (isComplete(place, op, values)) {
            each(place, values, Value.Moment.class::isInstance, "a time such as {\"at\": \"2026-03-01T00:00:00Z\"}");
        }
    }

    private static Set<Op> allowed(Field.Type type) {
        Set<Op> ops = EnumSet.copyOf(COMMON);
        switch (type) {
            case TEXT, CHOICE -> ops.addAll(TEXTUAL);
            case NUMBER -> {
                ops.addAll(ORDERED);
                ops.add(Op.ONE_OF);
            }
            case DATE -> {
                ops.addAll(ORDERED);
                ops.addAll(DAYS);
            }
            case LIST -> {
                ops.add(Op.ONE_OF);
                ops.add(Op.CONTAINS);
            }
            case FLAG -> {}
        }
        return ops;
    }

    private boolean isComplete(String place, Op op, List<Value> values) {
        int least = switch (op) {
            case IS_SET, IS_EMPTY, ANNIVERSARY_TODAY -> 0;
            case BETWEEN -> 2;
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
                    IN_LAST_DAYS,
                    IN_NEXT_DAYS -> 1;
        };
        boolean many = op == Op.ONE_OF;
        boolean fits = many ? !values.isEmpty() && values.size() <= MOST_VALUES : values.size() == least;
        if (!fits) {
            problems.add(
                    place + "/values",
                    "values.count",
                    "\"" + op + "\" takes " + least + (many ? " to " + MOST_VALUES : "") + ", got " + values.size()
                            + ".",
                    op.name(),
                    Integer.toString(least));
            return false;
        }
        if (op == Op.MATCHES && BoundedRegex.compile(Scalars.text(values.getFirst())) == null) {
            problems.add(
                    place + "/values/0",
                    "regex.invalid",
                    "\"" + Scalars.text(values.getFirst())
                            + "\" is no valid regular expression. Close its brackets, or put \\ before signs that stand for"
                            + " themselves.");
        }
        return true;
    }

    private void days(String place, List<Value> values) {
        each(place, values, OperandCheck::isDays, "a whole number of days from 0 to 36,500");
    }

    private void each(String place, List<Value> values, Predicate<Value> fits, String what) {
        for (int i = 0; i < values.size(); i++) {
            if (!fits.test(values.get(i))) {
                problems.add(
                        place + "/values/" + i,
                        "value.type",
                        "Expected " + what + ", got \"" + Scalars.text(values.get(i)) + "\".",
                        Scalars.text(values.get(i)));
            }
        }
    }

    private void inOrder(String place, Op op, List<Value> values, @Nullable Field field) {
        if (op != Op.BETWEEN) {
            return;
        }
        Value from = read(field, values.getFirst());
        Value to = read(field, values.getLast());
        if (Scalars.order(from, to) > 0) {
            problems.add(
                    place + "/values/1",
                    "values.order",
                    "Nothing lies between " + Scalars.text(from) + " and " + Scalars.text(to)
                            + ". Put the smaller one first.",
                    Scalars.text(from),
                    Scalars.text(to));
        }
    }

    private Value read(@Nullable Field field, Value value) {
        return field == null ? value : Objects.requireNonNullElse(Fitting.fit(field, value, zone), value);
    }

    private static boolean isNumber(Value value) {
        return !Double.isNaN(Scalars.number(value));
    }

    private static boolean isDays(Value value) {
        double days = Scalars.number(value);
        return days >= 0 && days <= 36_500 && days == Math.rint(days);
    }
}
