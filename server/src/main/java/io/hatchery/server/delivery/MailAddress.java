package io.hatchery.server.delivery;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address one message can be sent to: a local part in ASCII and a domain, in its ASCII form.
 *
 * @param address such as {@code ann@acme.cn}
 */
record MailAddress(String address) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Empty when this is no address, or more than one, or hides something in it. */
    static Optional<MailAddress> parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at > 64 || trimmed.length() > 254 || at == trimmed.length() - 1) {
            return Optional.empty();
        }
        String local = trimmed.substring(0, at);
        String domain;
        try {
            domain = IDN.toASCII(trimmed.substring(at + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(new MailAddress(local + "@" + domain))
                : Optional.empty();
    }

    /** The form in which suppressions are kept. */
    String key() {
        return address.toLowerCase(Locale.ROOT);
    }
}
