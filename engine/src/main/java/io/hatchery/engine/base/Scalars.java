package io.hatchery.engine.base;

import io.hatchery.engine.Value;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How values are compared. Clients send numbers as text and the other way round, so a text that reads like a number is as good as one. */
public final class Scalars {
    private Scalars() {}

    /** Whether nothing is said: no value, blank text, an empty list. */
    public static boolean missing(@Nullable Value value) {
        return switch (value) {
            case null -> true;
            case Value.Text text -> text.text().isBlank();
            case Value.Many many -> many.values().isEmpty();
            case Value.Num _, Value.Flag _, Value.Moment _ -> false;
        };
    }

    /** Whether two scalars are the same, one kind read as the other where it can be. */
    public static boolean same(Value one, Value other) {
        return one.getClass() == other.getClass()
                ? one.equals(other)
                : text(one).equals(text(other));
    }

    /** As people write it; numbers without needless digits. */
    public static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num number -> number(number.number());
            case Value.Flag flag -> String.valueOf(flag.flag());
            case Value.Moment moment -> moment.at().toString();
            case Value.Many many ->
                String.join(", ", many.values().stream().map(Scalars::text).toList());
        };
    }

    /** A number without needless digits. */
    public static String number(double number) {
        long whole = (long) number;
        return whole == number ? Long.toString(whole) : Double.toString(number);
    }

    /** The number it is or reads as, NaN when none. */
    public static double number(Value value) {
        return switch (value) {
            case Value.Num number -> number.number();
            case Value.Text text -> number(text.text().strip());
            case Value.Flag _, Value.Moment _, Value.Many _ -> Double.NaN;
        };
    }

    private static double number(String text) {
        if (text.isEmpty() || text.length() > 30) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || c == '.' || (c == '-' && i == 0);
            if (!plain) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /**
     * How one scalar lies to another: negative, zero or positive; {@link Integer#MIN_VALUE} when they cannot be compared. Texts are only
     * compared with moments and numbers they read as.
     */
    public static int order(Value one, Value other) {
        if (one instanceof Value.Moment(var at) && other instanceof Value.Moment(var than)) {
            return at.compareTo(than);
        }
        double left = number(one);
        double right = number(other);
        return Double.isNaN(left) || Double.isNaN(right) ? Integer.MIN_VALUE : Double.compare(left, right);
    }

    /** Whether a scalar passes, or any of several. */
    public static boolean any(Value value, Predicate<Value> test) {
        if (!(value instanceof Value.Many many)) {
            return test.test(value);
        }
        for (Value one : many.values()) {
            if (test.test(one)) {
                return true;
            }
        }
        return false;
    }
}
