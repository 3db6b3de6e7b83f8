package io.hatchery.codec.defaults;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Short words for the conditions the default playbook is made of. */
final class Conditions {
    private Conditions() {}

    static Condition all(Condition... of) {
        return new Condition.All(List.of(of));
    }

    static Condition any(Condition... of) {
        return new Condition.Any(List.of(of));
    }

    static Condition not(Condition of) {
        return new Condition.Not(of);
    }

    static Condition isSet(String field) {
        return new Condition.Trait(field, Op.IS_SET, List.of());
    }

    static Condition oneOf(String field, String... values) {
        return new Condition.Trait(
                field, Op.ONE_OF, Stream.of(values).map(Value::of).toList());
    }

    static Condition atLeast(String field, double number) {
        return new Condition.Trait(field, Op.AT_LEAST, List.of(Value.of(number)));
    }

    static Condition less(String field, double number) {
        return new Condition.Trait(field, Op.LESS, List.of(Value.of(number)));
    }

    static Condition matches(String field, String regex) {
        return new Condition.Trait(field, Op.MATCHES, List.of(Value.of(regex)));
    }

    static Condition sinceStage(Pattern pattern) {
        return sinceStage(pattern, 1);
    }

    static Condition sinceStage(Pattern pattern, int times) {
        return new Condition.Happened(pattern, Times.AT_LEAST, times, new Window.SinceStage());
    }

    static Condition ever(Pattern pattern) {
        return new Condition.Happened(pattern, Times.AT_LEAST, 1, new Window.Ever());
    }

    static Condition inLast(Pattern pattern, int times, int days) {
        return new Condition.Happened(pattern, Times.AT_LEAST, times, new Window.InLast(Duration.ofDays(days)));
    }

    static Condition silentFor(int days) {
        return new Condition.Happened(Pattern.of("*"), Times.AT_MOST, 0, new Window.InLast(Duration.ofDays(days)));
    }

    static Condition stage(String... stages) {
        return new Condition.StageIs(List.of(stages));
    }

    static Pattern event(String type) {
        return Pattern.of(type);
    }

    static Pattern event(String type, String path, Pattern.Op op, String... values) {
        return new Pattern(
                type,
                List.of(new Pattern.Filter(
                        path, op, Stream.of(values).map(Value::of).toList())));
    }

    static Pattern page(String pathPrefix) {
        return event("page", "path", Pattern.Op.STARTS_WITH, pathPrefix);
    }
}
