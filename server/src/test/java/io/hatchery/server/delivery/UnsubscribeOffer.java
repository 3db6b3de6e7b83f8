package io.hatchery.server.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mailbox makes of the unsubscribe headers (RFC 2369, RFC 8058). */
sealed interface UnsubscribeOffer {
    record None() implements UnsubscribeOffer {}

    record OneClick(String url) implements UnsubscribeOffer {}

    record Mailto(String address, @Nullable String subject) implements UnsubscribeOffer {}

    record HttpLink(String url) implements UnsubscribeOffer {}

    static UnsubscribeOffer of(@Nullable String header, @Nullable String post) {
        String https = null;
        String http = null;
        Mailto mailto = null;
        for (String part : (header == null ? "" : header).split(">")) {
            int open = part.indexOf('<');
            URI uri = open < 0 ? null : parse(part.substring(open + 1).strip());
            if (uri != null && mailto == null && "mailto".equals(uri.getScheme())) {
                mailto = mailto(uri);
            } else if (uri != null && uri.getHost() != null && https == null && "https".equals(uri.getScheme())) {
                https = uri.toString();
            } else if (uri != null && uri.getHost() != null && http == null && "http".equals(uri.getScheme())) {
                http = uri.toString();
            }
        }
        boolean oneClick = post != null && post.strip().equalsIgnoreCase("List-Unsubscribe=One-Click");
        if (oneClick && https != null) {
            return new OneClick(https);
        }
        if (mailto != null) {
            return mailto;
        }
        return https != null ? new HttpLink(https) : http != null ? new HttpLink(http) : new None();
    }

    private static @Nullable URI parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return null;
        }
        try {
            return new URI(text.substring(0, colon).toLowerCase(Locale.ROOT) + text.substring(colon));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Mailto mailto(URI uri) {
        String[] parts = uri.getSchemeSpecificPart().split("\\?", 2);
        String subject = null;
        for (String field : parts.length > 1 ? parts[1].split("&") : new String[0]) {
            if (field.startsWith("subject=")) {
                subject = field.substring("subject=".length());
            }
        }
        return new Mailto(parts[0], subject);
    }
}
