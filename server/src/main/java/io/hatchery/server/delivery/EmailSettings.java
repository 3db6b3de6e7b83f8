package io.hatchery.server.delivery;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How e-mail goes out.
 *
 * @param user empty for a server that asks for none
 * @param fromName what a mailbox shows as the sender; the company's name when empty
 * @param fromAddress the sender; its domain is the one that is authenticated
 * @param replyTo where answers go; the sender when empty
 * @param bounceAddress where undeliverable mail comes back to, with a token added ({@code bounce+<token>@…}); the sender, without
 *     token, when empty
 * @param baseUrl where the world reaches this server, for links in mails, such as {@code https://mail.example.com}
 * @param website of the company, seen by templates as {@code company.website}; the public address when empty
 * @param postalAddress of the company, for the foot of mails; may be empty
 * @param perSecond how many messages at most in a second, 1 to 1000
 */
public record EmailSettings(
        Mode mode,
        String host,
        int port,
        Security security,
        Certificate certificate,
        String user,
        @Nullable Secret password,
        String fromName,
        String fromAddress,
        String replyTo,
        String bounceAddress,
        String baseUrl,
        String website,
        String postalAddress,
        int perSecond) {

    public static final SettingsArea<EmailSettings> AREA = new SettingsArea<>(
            "email",
            EmailSettings.class,
            new EmailSettings(
                    Mode.OFF,
                    "",
                    587,
                    Security.STARTTLS,
                    Certificate.VERIFIED,
                    "",
                    null,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    10),
            SettingsArea.Readers.ADMINISTRATORS);

    /** What happens to a message. */
    public enum Mode {
        /** It waits until e-mail is set up. */
        OFF,
        /** It is kept here for people to look at and goes nowhere. */
        CAPTURE,
        /** It is given to an SMTP server. */
        SMTP
    }

    /** How the connection to the SMTP server is protected. */
    public enum Security {
        /** Begins in the clear and must change to TLS, usually port 587. */
        STARTTLS,
        /** TLS from the start, usually port 465. */
        TLS,
        /** None; for a relay on the same machine or network. */
        NONE
    }

    /** Whether the SMTP server's certificate is checked. */
    public enum Certificate {
        VERIFIED,
        /** Any certificate will do; for a relay in one's own network with a certificate of its own making. */
        ANY
    }

    public EmailSettings {
        host = host.strip();
        fromAddress = fromAddress.strip();
        replyTo = replyTo.strip();
        bounceAddress = bounceAddress.strip();
        baseUrl = baseUrl.strip().replaceAll("/+$", "");
        require(port > 0 && port < 65536, "The port is a number from 1 to 65535");
        require(perSecond >= 1 && perSecond <= 1000, "From 1 to 1000 messages a second");
        requireAddress(fromAddress);
        requireAddress(replyTo);
        requireAddress(bounceAddress);
        requireWeb(baseUrl);
        website = website.strip().replaceAll("/+$", "");
        requireWeb(website);
        require(!hasControl(fromName), "The sender’s name is one line");
        if (mode == Mode.SMTP) {
            require(!host.isEmpty(), "The host of the SMTP server is missing");
            require(!fromAddress.isEmpty(), "The sender’s address is missing");
            require(!baseUrl.isEmpty(), "The public address of this server is missing; links in mails lead there");
        }
    }

    /** A demo's: what it would send is kept here to look at. */
    static EmailSettings forDemo() {
        EmailSettings off = AREA.standard();
        return new EmailSettings(
                Mode.CAPTURE,
                off.host(),
                off.port(),
                off.security(),
                off.certificate(),
                off.user(),
                null,
                off.fromName(),
                "news@example.com",
                "hello@example.com",
                "",
                "",
                "https://www.example.com",
                "",
                off.perSecond());
    }

    /** The domain of the sender. */
    String domain() {
        int at = fromAddress.lastIndexOf('@');
        return at < 0 ? "hatchery.invalid" : fromAddress.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** Where links in mails lead, when no public address is set: this machine. */
    String linkBase(int port) {
        return baseUrl.isEmpty() ? "http://localhost:" + port : baseUrl;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static void requireAddress(String address) {
        require(address.isEmpty() || MailAddress.parse(address).isPresent(), "“" + address + "” is no e-mail address");
    }

    private static void requireWeb(String url) {
        if (url.isEmpty()) {
            return;
        }
        try {
            URI uri = URI.create(url);
            require(
                    uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())),
                    "An address on the web begins with https:// and names a host");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("An address on the web begins with https:// and names a host", e);
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
