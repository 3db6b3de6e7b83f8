package io.hatchery.codec;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Moments as RFC 3339 text in UTC. States are full of moments and are read and written on every event, so the common forms
 * ({@code 2026-01-31T08:15:30Z} with up to nine digits of fraction) are handled here, an order of magnitude faster than by
 * {@code java.time}'s general parser; everything else is left to it. Dates are counted as in Howard Hinnant's
 * {@code days_from_civil} and {@code civil_from_days}.
 */
final class Times {
    private static final int PLAIN = "2026-01-31T08:15:30Z".length();

    private Times() {}

    static String text(Instant at) {
        long second = at.getEpochSecond();
        long day = Math.floorDiv(second, 86_400L);
        int ofDay = (int) Math.floorMod(second, 86_400L);
        long z = day + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        int dayOfEra = (int) (z - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year < 0 || year > 9999) {
            return at.toString();
        }
        byte[] out = new byte[30];
        digits(out, 0, 4, (int) year);
        out[4] = '-';
        digits(out, 5, 2, month);
        out[7] = '-';
        digits(out, 8, 2, dayOfYear - (153 * shifted + 2) / 5 + 1);
        out[10] = 'T';
        digits(out, 11, 2, ofDay / 3600);
        out[13] = ':';
        digits(out, 14, 2, ofDay / 60 % 60);
        out[16] = ':';
        digits(out, 17, 2, ofDay % 60);
        int end = fraction(out, at.getNano());
        out[end] = 'Z';
        return new String(out, 0, end + 1, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The moment, or null when the text is none. */
    static @Nullable Instant read(String text) {
        Instant quick = quick(text);
        if (quick != null) {
            return quick;
        }
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notWithOffset) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException none) {
                return null;
            }
        }
    }

    private static @Nullable Instant quick(String text) {
        int length = text.length();
        if (length < PLAIN || length > PLAIN + 10 || text.charAt(length - 1) != 'Z' || !punctuated(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = length == PLAIN ? 0 : nano(text, length);
        if ((year | month | day | hour | minute | second | nano) < 0
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(
                daysFromCivil(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second, nano);
    }

    private static boolean punctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static long daysFromCivil(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int nano(String text, int length) {
        int digits = length - PLAIN - 1;
        if (text.charAt(19) != '.' || digits < 1) {
            return -1;
        }
        int nano = number(text, 20, length - 1);
        for (int i = digits; i < 9 && nano > 0; i++) {
            nano *= 10;
        }
        return nano;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int fraction(byte[] out, int nano) {
        if (nano == 0) {
            return 19;
        }
        int digits = nano % 1_000_000 == 0 ? 3 : nano % 1000 == 0 ? 6 : 9;
        out[19] = '.';
        digits(out, 20, digits, digits == 3 ? nano / 1_000_000 : digits == 6 ? nano / 1000 : nano);
        return 20 + digits;
    }

    private static void digits(byte[] out, int at, int count, int number) {
        int rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
