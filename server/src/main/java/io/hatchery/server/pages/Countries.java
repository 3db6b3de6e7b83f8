package io.hatchery.server.pages;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Countries as phone numbers know them. */
final class Countries {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private Countries() {}

    /**
     * A country.
     *
     * @param code two letters
     * @param name in the reader's language with its calling code, such as {@code Germany +49}
     */
    record Country(String code, String name) {}

    /** All of them, by name. */
    static List<Country> in(Locale language) {
        Comparator<Object> byName = Collator.getInstance(language);
        return UTIL.getSupportedRegions().stream()
                .map(code -> new Country(
                        code,
                        Locale.of("", code).getDisplayCountry(language) + " +" + UTIL.getCountryCodeForRegion(code)))
                .sorted(Comparator.comparing(Country::name, byName))
                .toList();
    }

    /** The region of a number in E.164; empty when it has none. */
    static String ofNumber(String e164) {
        try {
            String region = UTIL.getRegionCodeForNumber(UTIL.parse(e164, null));
            return region == null ? "" : region;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
