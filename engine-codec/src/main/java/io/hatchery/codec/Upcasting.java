package io.hatchery.codec;

import io.hatchery.engine.LeadState;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts what older versions stored to the present format, one format at a time. When a stored record changes its shape, raise
 * {@link #FORMAT} and add the lift from the format before; lifts that were released are never changed.
 */
final class Upcasting {
    /** The format written now. */
    static final int FORMAT = 2;

    /** In order: the first lifts format 1 to 2, the second 2 to 3. */
    private static final List<Lift> LIFTS = List.of(Upcasting::withAccount);

    private Upcasting() {}

    /** Lifts one record by one format, in place. */
    @FunctionalInterface
    interface Lift {
        void lift(Class<?> type, ObjectNode stored);
    }

    static ObjectNode lift(Class<?> type, int format, ObjectNode stored) {
        if (format < 1 || format > FORMAT) {
            throw new MalformedException(
                    "/format", "expected a format from 1 to " + FORMAT + ", got " + format + "; use a later version");
        }
        LIFTS.subList(format - 1, FORMAT - 1).forEach(lift -> lift.lift(type, stored));
        return stored;
    }

    /** States of format 1 knew no account. */
    private static void withAccount(Class<?> type, ObjectNode stored) {
        if (type == LeadState.class) {
            stored.putObject("account");
        }
    }
}
