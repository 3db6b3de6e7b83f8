package io.hatchery.server.leads;

import com.google.common.net.InternetDomainName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a company is recognised by.
 *
 * @param domain the registrable domain of a company e-mail address, null when there is none or it is free mail
 * @param name the company's name without legal form, punctuation and case; null when nothing is left of it
 */
public record CompanyKeys(@Nullable String domain, @Nullable String name) {
    /** Longest first, so that the longest legal form goes. */
    private static final Pattern LEGAL_FORM_HAN = Pattern.compile("(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|总公司|分公司|集团|公司)$");

    private static final Pattern LEGAL_FORM_LATIN = Pattern.compile(
            "\\s+(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|plc|gmbh|ag|kg|sa|sas|sarl|spa|srl|bv|nv|ab|oy|as|pty|pte|kk|group|holdings?)$");

    /** A registrable domain with a label before the public suffix; other strings have none. */
    public static CompanyKeys of(@Nullable String email, @Nullable String company) {
        return new CompanyKeys(domainOf(email), company == null ? null : nameOf(company));
    }

    boolean isEmpty() {
        return domain == null && name == null;
    }

    /** The one by which an account is found first: the domain if there is one. */
    String first() {
        return domain == null ? "name:" + name : "domain:" + domain;
    }

    private static @Nullable String domainOf(@Nullable String email) {
        if (email == null || email.lastIndexOf('@') < 1) {
            return null;
        }
        String host = email.substring(email.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        if (!InternetDomainName.isValid(host)) {
            return null;
        }
        InternetDomainName name = InternetDomainName.from(host);
        if (!name.isUnderPublicSuffix()) {
            return null;
        }
        String registrable = name.topPrivateDomain().toString();
        return FreeMail.has(registrable) ? null : registrable;
    }

    private static @Nullable String nameOf(String company) {
        String name = Normalizer.normalize(company, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{P}\\p{S}]+", " ")
                .strip();
        String shorter = LEGAL_FORM_LATIN.matcher(name).replaceFirst("");
        while (!shorter.equals(name)) {
            name = shorter;
            shorter = LEGAL_FORM_LATIN.matcher(name).replaceFirst("");
        }
        String bare = LEGAL_FORM_HAN.matcher(name).replaceFirst("").replaceAll("\\s+", "");
        return bare.isEmpty() ? null : bare;
    }
}
