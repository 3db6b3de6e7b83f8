package io.hatchery.server.intake.identity;

import io.hatchery.server.platform.Company;

/** The country in which numbers without a country code are meant: that of the company's currency. */
public final class Region {
    private Region() {}

    /** An ISO 3166 two-letter code. A currency's code begins with its country's; the euro stands for its largest. */
    public static String of(Company company) {
        return company.currency().equals("EUR") ? "DE" : company.currency().substring(0, 2);
    }
}
