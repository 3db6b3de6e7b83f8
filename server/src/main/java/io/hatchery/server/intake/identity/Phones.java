package io.hatchery.server.intake.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;

/** Phone numbers in E.164. */
public final class Phones {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 64;

    private Phones() {}

    /** What a written phone number turned out to be. */
    public sealed interface Reading {
        /** A number one person carries, such as {@code +8613800138000}; it tells who somebody is. */
        record Personal(String e164) implements Reading {}

        /** A switchboard or a landline; worth keeping, but several people answer it. */
        record Shared(String e164) implements Reading {}

        /** No phone number. */
        record Unreadable() implements Reading {}
    }

    /** The regions a number without country code may be read in, as ISO 3166 two-letter codes. */
    public static boolean knowsRegion(String region) {
        return UTIL.getSupportedRegions().contains(region.toUpperCase(Locale.ROOT));
    }

    /**
     * Reads a number.
     *
     * @param region the country of a number written without country code, such as {@code CN}
     */
    public static Reading read(String written, String region) {
        if (written.length() > LONGEST) {
            return new Reading.Unreadable();
        }
        PhoneNumber number;
        try {
            number = UTIL.parse(written, region.toUpperCase(Locale.ROOT));
        } catch (NumberParseException e) {
            return new Reading.Unreadable();
        }
        if (!UTIL.isValidNumber(number)) {
            return new Reading.Unreadable();
        }
        String e164 = UTIL.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() || !isPersonal(number) ? new Reading.Shared(e164) : new Reading.Personal(e164);
    }

    private static boolean isPersonal(PhoneNumber number) {
        return switch (UTIL.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, PAGER -> true;
            case FIXED_LINE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, UAN, VOICEMAIL, UNKNOWN -> false;
        };
    }
}
