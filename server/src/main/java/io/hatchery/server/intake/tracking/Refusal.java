package io.hatchery.server.intake.tracking;

import java.util.Arrays;
import java.util.List;

/**
 * Why one event is not taken.
 *
 * @param code the message {@code error.event.<code>}
 * @param args what it names
 */
record Refusal(String code, List<String> args) {
    Refusal {
        args = List.copyOf(args);
    }

    static Refusal of(String code, Object... args) {
        return new Refusal(code, Arrays.stream(args).map(String::valueOf).toList());
    }
}
