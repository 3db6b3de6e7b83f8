package io.hatchery.server.leads;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hides how a person is reached from those who only count: {@code a***@acme.cn}, {@code +8613****000}. */
final class Masks {
    private static final Pattern EMAIL =
            Pattern.compile("([\\p{L}\\p{N}._%+'-]{1,64})@([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}:.\\-])(?!\\d{4}-\\d\\d-\\d\\d)\\+?\\d[\\d ()\\-]{6,18}\\d(?![\\p{L}\\p{N}:\\-])");

    private Masks() {}

    static @Nullable String email(@Nullable String address) {
        return address == null
                ? null
                : EMAIL.matcher(address).replaceAll(m -> first(m.group(1)) + "***@" + quote(m.group(2)));
    }

    static @Nullable String phone(@Nullable String number) {
        if (number == null) {
            return null;
        }
        int length = number.length();
        int head = Math.min(5, length / 3);
        int tail = Math.min(3, length / 4);
        return number.substring(0, head) + "****" + number.substring(length - tail);
    }

    /** Hides every e-mail address and phone number in a text, whatever else it says. */
    static String text(String text) {
        String hidden = EMAIL.matcher(text).replaceAll(m -> first(m.group(1)) + "***@" + quote(m.group(2)));
        return PHONE.matcher(hidden).replaceAll(m -> quote(String.valueOf(phone(m.group()))));
    }

    private static String first(String local) {
        return quote(local.substring(0, local.offsetByCodePoints(0, 1)));
    }

    private static String quote(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
