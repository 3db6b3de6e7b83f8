package io.hatchery.engine.playbook;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.BoundedRegex;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Checks conditions and patterns: that names exist, operators fit the field, and operands fit the operator. */
final class ConditionCheck {
    /** The most times a condition may ask for; summaries keep so many. */
    private static final int MOST_TIMES = 1000;

    private static final Set<Op> COMMON = EnumSet.of(Op.IS, Op.IS_NOT, Op.IS_SET, Op.IS_EMPTY);
    private static final Set<Op> TEXTUAL = EnumSet.of(Op.ONE_OF, Op.CONTAINS, Op.STARTS_WITH, Op.MATCHES);
    private static final Set<Op> ORDERED = EnumSet.of(Op.GREATER, Op.AT_LEAST, Op.LESS, Op.AT_MOST, Op.BETWEEN);
    private static final Set<Op> DAYS = EnumSet.of(Op.IN_LAST_DAYS, Op.IN_NEXT_DAYS);

    private final Names names;
    private final ZoneId zone;
    private final Problems problems;

    ConditionCheck(Names names, ZoneId zone, Problems problems) {
        this.names = names;
        this.zone = zone;
        this.problems = problems;
    }

    void check(String place, Condition condition) {
        switch (condition) {
            case Condition.All all -> parts(place, all.of());
            case Condition.Any any -> parts(place, any.of());
            case Condition.Not not -> check(place + "/of", not.of());
            case Condition.Trait trait -> trait(place, trait);
            case Condition.Happened happened -> happened(place, happened);
            case Condition.HasTag tag -> problems.known(place + "/tag", "tag", tag.tag(), names.tags());
            case Condition.InSegment in ->
                problems.known(place + "/segment", "segment", in.segment(), names.segments());
            case Condition.ScoreAtLeast score -> finite(place + "/points", score.points());
            case Condition.GradeIn grades -> grades(place, grades.grades());
            case Condition.StageIs is -> {
                for (int i = 0; i < is.stages().size(); i++) {
                    problems.known(place + "/stages/" + i, "stage", is.stages().get(i), names.stages());
                }
            }
            case Condition.StageWas was -> problems.known(place + "/stage", "stage", was.stage(), names.stages());
            case Condition.InStageFor stay -> problems.positive(place + "/duration", stay.duration());
            case Condition.InJourney in ->
                problems.known(place + "/journey", "journey", in.journey(), names.journeys());
            case Condition.FinishedJourney finished ->
                problems.known(place + "/journey", "journey", finished.journey(), names.journeys());
            case Condition.Reachable reachable -> problems.named(place + "/channel", reachable.channel());
            case Condition.PermissionIs permission -> problems.named(place + "/channel", permission.channel());
            case Condition.Measured _,
                    Condition.HadTag _,
                    Condition.WasInSegment _,
                    Condition.ScoreBelow _,
                    Condition.ScoreSumAtLeast _,
                    Condition.ScoreCrossed _,
                    Condition.GradeRose _,
                    Condition.AccountTrait _,
                    Condition.AccountEngaged _,
                    Condition.AccountScoreAtLeast _,
                    Condition.ReachedNode _ -> throw new UnsupportedOperationException("H1");
            case Condition.Owned _, Condition.IsSpam _ -> {}
        }
    }

    private void parts(String place, List<Condition> parts) {
        for (int i = 0; i < parts.size(); i++) {
            check(place + "/of/" + i, parts.get(i));
        }
    }

    void finite(String place, double number) {
        if (!Double.isFinite(number) || Math.abs(number) > 1e9) {
            problems.add(place, "number.range", "Expected a number of at most a thousand million, got " + number + ".");
        }
    }

    private void grades(String place, List<String> grades) {
        for (int i = 0; i < grades.size(); i++) {
            if (!grades.get(i).matches("[A-D*][1-4*]")) {
                problems.add(
                        place + "/grades/" + i,
                        "grade.form",
                        "Expected a grade such as A1, A* or *1, got \"" + grades.get(i) + "\".",
                        grades.get(i));
            }
        }
    }

    private void happened(String place, Condition.Happened happened) {
        pattern(place + "/pattern", happened.pattern());
        int least = happened.times() == Times.AT_LEAST ? 1 : 0;
        if (happened.n() < least || happened.n() > MOST_TIMES) {
            problems.add(
                    place + "/n",
                    "times.range",
                    "Expected a number from " + least + " to " + MOST_TIMES + ", got " + happened.n() + ".",
                    Integer.toString(happened.n()));
        }
        if (happened.window() instanceof Window.InLast inLast) {
            problems.positive(place + "/window/duration", inLast.duration());
        }
    }

    void pattern(String place, Pattern pattern) {
        problems.named(place + "/type", pattern.type());
        for (int i = 0; i < pattern.where().size(); i++) {
            Pattern.Filter filter = pattern.where().get(i);
            String at = place + "/where/" + i;
            problems.named(at + "/path", filter.path());
            Op op = Op.valueOf(filter.op().name());
            operands(at, op, filter.values());
            if (ORDERED.contains(op)) {
                each(
                        at,
                        filter.values(),
                        value -> value instanceof Value.Moment || isNumber(value),
                        "a number or a time");
            }
        }
    }

    private void trait(String place, Condition.Trait trait) {
        Field field = names.fields().get(trait.field());
        if (field == null) {
            problems.known(
                    place + "/field", "field", trait.field(), names.fields().keySet());
            return;
        }
        if (!allowed(field.type()).contains(trait.op())) {
            problems.add(
                    place + "/op",
                    "op.type",
                    "\"" + trait.op() + "\" cannot be asked of the " + field.type() + " field \"" + field.label()
                            + "\".",
                    trait.op().name(),
                    field.label());
            return;
        }
        operands(place, trait.op(), trait.values());
        if (DAYS.contains(trait.op())) {
            each(place, trait.values(), ConditionCheck::isDays, "a whole number of days from 0 to 36,500");
        } else if (!TEXTUAL.contains(trait.op()) || trait.op() == Op.ONE_OF) {
            each(
                    place,
                    trait.values(),
                    value -> Fitting.fit(field, value, zone) != null,
                    "a " + field.type() + " value");
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

    private void operands(String place, Op op, List<Value> values) {
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
        boolean fits = op == Op.ONE_OF ? !values.isEmpty() : values.size() == least;
        if (!fits) {
            problems.add(
                    place + "/values",
                    "values.count",
                    "\"" + op + "\" takes " + least + (op == Op.ONE_OF ? " or more" : "") + ", got " + values.size()
                            + ".",
                    op.name(),
                    Integer.toString(least));
        } else if (op == Op.MATCHES && BoundedRegex.compile(Scalars.text(values.getFirst())) == null) {
            problems.add(
                    place + "/values/0",
                    "regex.invalid",
                    "\"" + Scalars.text(values.getFirst()) + "\" is no valid regular expression.");
        }
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

    private static boolean isNumber(Value value) {
        return !Double.isNaN(Scalars.number(value));
    }

    private static boolean isDays(Value value) {
        double days = Scalars.number(value);
        return days >= 0 && days <= 36_500 && days == Math.rint(days);
    }
}
