package io.hatchery.server.intake.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses in one spelling.
 *
 * <p>Accepts what a mailbox of a person looks like: a dot-atom, an {@code @}, and a host name with at least two labels. Quoted local
 * parts, comments and address literals are legal in RFC 5322 but belong to no lead anyone would write to; they are refused.
 */
public final class Emails {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");

    private Emails() {}

    /**
     * The address trimmed, with full-width letters made half-width, in lower case, its domain in ASCII; empty when it is no address
     * a person can be written to.
     */
    public static Optional<String> normalise(String written) {
        String text = tidy(written);
        int at = text.lastIndexOf('@');
        if (at <= 0 || at > LONGEST_LOCAL || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = ascii(text.substring(at + 1));
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            return Optional.empty();
        }
        String address = local + "@" + domain;
        return address.length() > LONGEST ? Optional.empty() : Optional.of(address);
    }

    private static String tidy(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\\u200B-\\u200D\\uFEFF]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        text = text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
        return text.startsWith("<") && text.endsWith(">") && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String ascii(String domain) {
        try {
            return domain.chars().allMatch(c -> c < 128) ? domain : IDN.toASCII(domain);
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }
}
