package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.pattern.Pattern;

/** Checks patterns: their type, their filters, and what must have come before. */
final class PatternCheck {
    /** The most filters one pattern may have. */
    private static final int MOST_FILTERS = 50;

    private final OperandCheck operands;
    private final Problems problems;

    PatternCheck(OperandCheck operands, Problems problems) {
        this.operands = operands;
        this.problems = problems;
    }

    void check(String place, Pattern pattern) {
        type(place + "/type", pattern.type());
        if (pattern.where().size() > MOST_FILTERS) {
            problems.add(
                    place + "/where",
                    "pattern.large",
                    "A pattern takes at most " + MOST_FILTERS + " filters, got "
                            + pattern.where().size() + ". Ask some of them in a condition of their own.",
                    Integer.toString(MOST_FILTERS));
        }
        for (int i = 0; i < pattern.where().size(); i++) {
            filter(place + "/where/" + i, pattern.where().get(i));
        }
        if (pattern.after() != null) {
            after(place + "/after", pattern.after());
        }
    }

    private void type(String place, String type) {
        problems.named(place, type);
        int star = type.indexOf('*');
        if (star >= 0 && !type.equals("*") && !(type.endsWith(".*") && star == type.length() - 1)) {
            problems.add(
                    place,
                    "pattern.type",
                    "\"*\" stands alone, or at the end as in \"email.*\", got \"" + type + "\".",
                    type);
        }
    }

    private void filter(String place, Pattern.Filter filter) {
        problems.named(place + "/path", filter.path());
        Op op = Op.valueOf(filter.op().name());
        if (filter.path().equals(Pattern.OCCURRED_AT)) {
            operands.checkMoment(place, op, filter.values());
        } else {
            operands.check(place, op, filter.values());
        }
    }

    private void after(String place, Pattern.After after) {
        problems.positive(place + "/within", after.within());
        if (after.first().after() != null) {
            problems.add(
                    place + "/first/after",
                    "pattern.nested",
                    "What comes first cannot itself come after something. Ask two conditions of two steps each instead.");
        }
        check(place + "/first", after.first().withoutAfter());
    }
}
