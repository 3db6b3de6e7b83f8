package io.hatchery.engine;

import java.time.Instant;
import java.util.List;

/** A value of a trait or a property of an event. Nested objects are flattened to dotted names before they reach the engine. */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** A number; money is carried by opportunities, not by traits. */
    record Num(double number) implements Value {
        public Num {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("expected a finite number, got " + number);
            }
            number += 0.0; // -0.0 becomes 0.0: there is one zero
        }
    }

    record Flag(boolean flag) implements Value {}

    record Moment(Instant at) implements Value {}

    /** Several values of one kind, in the order they came. */
    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    static Value of(Instant at) {
        return new Moment(at);
    }
}
