package io.hatchery.server.platform;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * The company this server works for.
 *
 * @param name as customers know it; empty before the first start is complete
 * @param timeZone in which its days and months begin
 * @param currency ISO 4217, in which it reports
 * @param locale the language of what it sends when nothing else is known: {@code zh-CN} or {@code en}
 */
public record Company(String name, ZoneId timeZone, String currency, String locale) {
    public static final SettingsArea<Company> SETTINGS = new SettingsArea<>(
            "company",
            Company.class,
            new Company("", ZoneId.of("Asia/Shanghai"), "CNY", "zh-CN"),
            SettingsArea.Readers.EVERYONE);

    private static final int NAME = 200;

    public Company {
        name = name.strip();
        currency = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getCurrencyCode();
        if (name.length() > NAME) {
            throw new IllegalArgumentException("The name of a company has at most " + NAME + " characters");
        }
        if (!locale.equals("zh-CN") && !locale.equals("en")) {
            throw new IllegalArgumentException("The language is zh-CN or en, not " + locale);
        }
    }
}
