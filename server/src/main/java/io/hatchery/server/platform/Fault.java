package io.hatchery.server.platform;

import java.util.List;

/**
 * One thing wrong with what was sent.
 *
 * @param place where in it, as a path ({@code journeys/welcome/nodes/3/after}); empty when it is the whole
 * @param code the key of the message, {@code error.<code>} in the module's messages
 * @param args what the message names
 */
public record Fault(String place, String code, List<?> args) {
    public Fault {
        args = List.copyOf(args);
    }

    public static Fault of(String place, String code, Object... args) {
        return new Fault(place, code, List.of(args));
    }
}
