package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Measure;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks conditions: that names exist, numbers and times are in range, and a tree is no larger than a person can read. */
final class ConditionCheck {
    /** The most times a condition may ask for; summaries keep so many. */
    private static final int MOST_TIMES = 1000;

    /** The most different values a condition may ask for; summaries keep one more. */
    private static final int MOST_VALUES = 100;

    /** The most days a measure may reach back; summaries keep the sums of so many. */
    private static final int MOST_DAYS = 1_100;

    private static final int MOST_LEADS = 1_000_000;
    private static final int DEEPEST = 20;
    private static final int LARGEST = 500;

    private final Names names;
    private final Problems problems;
    private final OperandCheck operands;
    private final PatternCheck patterns;

    ConditionCheck(Names names, ZoneId zone, Problems problems) {
        this.names = names;
        this.problems = problems;
        this.operands = new OperandCheck(zone, problems);
        this.patterns = new PatternCheck(operands, problems);
    }

    void check(String place, Condition condition) {
        if (size(condition, 1) > LARGEST) {
            problems.add(
                    place,
                    "condition.large",
                    "A condition takes at most " + LARGEST + " parts, nested at most " + DEEPEST
                            + " deep. Move some of them into a segment, and ask whether the lead is in it.",
                    Integer.toString(LARGEST),
                    Integer.toString(DEEPEST));
            return;
        }
        node(place, condition);
    }

    /** How many parts a tree has; more than allowed when it is nested too deep. */
    private static int size(Condition condition, int depth) {
        if (depth > DEEPEST) {
            return LARGEST + 1;
        }
        List<Condition> parts = switch (condition) {
            case Condition.All all -> all.of();
            case Condition.Any any -> any.of();
            case Condition.Not not -> List.of(not.of());
            case Condition _ -> List.of();
        };
        int size = 1;
        for (int i = 0; i < parts.size() && size <= LARGEST; i++) {
            size += size(parts.get(i), depth + 1);
        }
        return size;
    }

    private void node(String place, Condition condition) {
        switch (condition) {
            case Condition.All all -> parts(place, all.of());
            case Condition.Any any -> parts(place, any.of());
            case Condition.Not not -> node(place + "/of", not.of());
            case Condition.Trait trait -> trait(place, trait);
            case Condition.Happened happened -> happened(place, happened);
            case Condition.Measured measured -> measured(place, measured);
            case Condition.HasTag(String tag) -> problems.known(place + "/tag", "tag", tag, names.tags());
            case Condition.HadTag(String tag) -> problems.known(place + "/tag", "tag", tag, names.tags());
            case Condition.InSegment(String segment) -> segment(place, segment);
            case Condition.WasInSegment(String segment) -> segment(place, segment);
            case Condition.ScoreAtLeast score -> finite(place + "/points", score.points());
            case Condition.ScoreBelow score -> finite(place + "/points", score.points());
            case Condition.ScoreSumAtLeast sum -> finite(place + "/points", sum.points());
            case Condition.ScoreCrossed crossed -> {
                finite(place + "/points", crossed.points());
                problems.positive(place + "/within", crossed.within());
            }
            case Condition.GradeRose rose -> problems.positive(place + "/within", rose.within());
            case Condition.GradeIn grades -> grades(place, grades.grades());
            case Condition.StageIs is -> {
                for (int i = 0; i < is.stages().size(); i++) {
                    problems.known(place + "/stages/" + i, "stage", is.stages().get(i), names.stages());
                }
            }
            case Condition.StageWas was -> problems.known(place + "/stage", "stage", was.stage(), names.stages());
            case Condition.InStageFor stay -> problems.positive(place + "/duration", stay.duration());
            case Condition.InJourney(String journey) -> journey(place, journey);
            case Condition.FinishedJourney(String journey) -> journey(place, journey);
            case Condition.ReachedNode(String journey, String node) -> {
                journey(place, journey);
                if (names.journeys().contains(journey)) {
                    problems.known(place + "/node", "node", node, names.nodes(journey));
                }
            }
            case Condition.Reachable reachable -> channel(place, reachable.channel(), reachable.purpose());
            case Condition.PermissionIs permission -> channel(place, permission.channel(), permission.purpose());
            case Condition.AccountTrait trait -> {
                problems.named(place + "/field", trait.field());
                operands.check(place, trait.op(), trait.values());
            }
            case Condition.AccountEngaged engaged -> times(place, engaged.times(), engaged.n(), MOST_LEADS);
            case Condition.AccountScoreAtLeast score -> finite(place + "/points", score.points());
            case Condition.Owned _, Condition.IsSpam _ -> {}
        }
    }

    private void parts(String place, List<Condition> parts) {
        for (int i = 0; i < parts.size(); i++) {
            node(place + "/of/" + i, parts.get(i));
        }
    }

    private void segment(String place, String segment) {
        problems.known(place + "/segment", "segment", segment, names.segments());
    }

    private void journey(String place, String journey) {
        problems.known(place + "/journey", "journey", journey, names.journeys());
    }

    private void channel(String place, String channel, @Nullable String purpose) {
        problems.named(place + "/channel", channel);
        if (purpose != null) {
            problems.named(place + "/purpose", purpose);
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

    private void trait(String place, Condition.Trait trait) {
        Field field = names.fields().get(trait.field());
        if (field == null) {
            problems.known(
                    place + "/field", "field", trait.field(), names.fields().keySet());
        } else {
            operands.check(place, field, trait.op(), trait.values());
        }
    }

    private void happened(String place, Condition.Happened happened) {
        pattern(place + "/pattern", happened.pattern());
        times(place, happened.times(), happened.n(), MOST_TIMES);
        window(place + "/window", happened.window());
    }

    /** How often, or how many: "at least none" would always be true. */
    private void times(String place, Times times, int n, int most) {
        int least = times == Times.AT_LEAST ? 1 : 0;
        if (n < least || n > most) {
            problems.add(
                    place + "/n",
                    "times.range",
                    "Expected a number from " + least + " to " + most + ", got " + n + ".",
                    Integer.toString(n));
        }
    }

    private void window(String place, Window window) {
        switch (window) {
            case Window.InLast(Duration duration) -> problems.positive(place + "/duration", duration);
            case Window.Between between -> between(place, between);
            case Window.Ever _, Window.SinceStage _, Window.SinceJourney _ -> {}
        }
    }

    private void between(String place, Window.Between between) {
        if (between.from() == null && between.to() == null) {
            problems.add(
                    place,
                    "window.open",
                    "Expected a time from which or until which events count. Give one of them, or choose \"ever\".");
        } else if (between.from() != null
                && between.to() != null
                && !between.from().isBefore(between.to())) {
            problems.add(
                    place + "/to",
                    "window.order",
                    "Expected a time after " + between.from() + ", got " + between.to() + ".",
                    between.from().toString(),
                    between.to().toString());
        }
    }

    private void measured(String place, Condition.Measured measured) {
        pattern(place + "/pattern", measured.pattern());
        problems.named(place + "/property", measured.property());
        if (measured.pattern().after() != null) {
            problems.add(
                    place + "/pattern/after",
                    "measure.after",
                    "A measure takes every event of its pattern. Take out what must come before, or count how often it"
                            + " happened instead.");
        }
        if (measured.measure() == Measure.DISTINCT) {
            values(place + "/amount", measured.times(), measured.amount());
        } else {
            finite(place + "/amount", measured.amount());
        }
        switch (measured.window()) {
            case Window.Ever _ -> {}
            case Window.Between between -> between(place + "/window", between);
            case Window.InLast(Duration duration) -> wholeDays(place + "/window/duration", duration);
            case Window.SinceStage _, Window.SinceJourney _ ->
                problems.add(
                        place + "/window",
                        "window.measure",
                        "A measure is taken ever, in the last whole days, or between two times. Choose one of these.");
        }
    }

    private void values(String place, Times times, double amount) {
        int least = times == Times.AT_LEAST ? 1 : 0;
        if (!(amount >= least && amount <= MOST_VALUES && amount == Math.rint(amount))) {
            problems.add(
                    place,
                    "values.range",
                    "Expected a whole number of values from " + least + " to " + MOST_VALUES + ", got " + amount + ".",
                    Integer.toString(least),
                    Integer.toString(MOST_VALUES));
        }
    }

    private void wholeDays(String place, Duration duration) {
        long days = duration.toDays();
        if (days < 1 || days > MOST_DAYS || !duration.equals(Duration.ofDays(days))) {
            problems.add(
                    place,
                    "duration.days",
                    "A measure is kept by whole days: expected 1 to " + MOST_DAYS + " of them, such as P30D, got "
                            + duration + ".",
                    duration.toString());
        }
    }

    void pattern(String place, Pattern pattern) {
        patterns.check(place, pattern);
    }
}
