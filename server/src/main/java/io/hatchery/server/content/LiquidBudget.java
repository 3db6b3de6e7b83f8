package io.hatchery.server.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What one rendering may cost. Every filter and every piece of output asks it, so a hostile template stops early. */
final class LiquidBudget {
    /** Characters of a template. */
    static final int TEMPLATE_LIMIT = 200_000;
    /** Characters of one output or tag; reading one takes the square of its length. */
    static final int TAG_LIMIT = 10_000;
    /** Characters of any value and of the whole output. */
    static final int VALUE_LIMIT = 500_000;
    /** Turns of all loops together. */
    static final int LOOP_LIMIT = 20_000;
    /** Digits of a number. */
    static final int DIGIT_LIMIT = 60;

    static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private final long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
    private long written;

    /** A template asked for more than it may have. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted(String what) {
            super(what, null, false, false);
        }
    }

    void checkTime() {
        if (System.nanoTime() > deadline) {
            throw new Exhausted("the template takes longer than " + TIME_LIMIT.toSeconds() + " s");
        }
    }

    void write(int characters) {
        checkTime();
        written += characters;
        if (written > 4L * VALUE_LIMIT) {
            throw new Exhausted("the template writes more than " + VALUE_LIMIT + " characters");
        }
    }

    void checkValue(@Nullable Object value) {
        if (weight(value) > VALUE_LIMIT) {
            throw new Exhausted("a value grows beyond " + VALUE_LIMIT + " characters");
        }
    }

    /** Before a filter whose result may be its input times its parameter. */
    void checkProduct(@Nullable Object value, Object[] params) {
        long most = 1;
        for (Object param : params) {
            most = Math.max(most, weight(param));
        }
        if (weight(value) * most > 8L * VALUE_LIMIT) {
            throw new Exhausted("a value grows beyond " + VALUE_LIMIT + " characters");
        }
    }

    private static long weight(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case CharSequence text -> text.length();
            case BigDecimal number -> digits(number);
            case BigInteger number -> digits(new BigDecimal(number));
            case Collection<?> many -> weigh(many.toArray());
            case Object[] many -> weigh(many);
            default -> 1;
        };
    }

    private static long digits(BigDecimal number) {
        return number.precision() > DIGIT_LIMIT || Math.abs((long) number.scale()) > DIGIT_LIMIT
                ? Long.MAX_VALUE / 1_000_000_000
                : 1;
    }

    private static long weigh(Object[] many) {
        long sum = many.length;
        for (Object one : many) {
            sum += one instanceof CharSequence text
                    ? text.length()
                    : one instanceof Collection<?> inner ? inner.size() : 1;
        }
        return sum;
    }
}
