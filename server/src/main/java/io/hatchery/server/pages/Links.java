package io.hatchery.server.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a button of a page may lead. */
final class Links {
    private static final int LONGEST = 2_000;

    private Links() {}

    /** A page of the web, a mail address or a phone number; empty for the form of the page. */
    static boolean harmless(String url) {
        if (url.isEmpty()) {
            return true;
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return url.length() <= LONGEST
                    && switch (scheme) {
                        case "http", "https" -> uri.getHost() != null && uri.getUserInfo() == null;
                        case "mailto", "tel" -> true;
                        default -> false;
                    };
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
