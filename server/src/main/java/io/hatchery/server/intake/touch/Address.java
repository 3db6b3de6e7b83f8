package io.hatchery.server.intake.touch;

import com.google.common.net.InternetDomainName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web address read forgivingly: browsers send what people typed.
 *
 * @param host in lower case, without port and leading {@code www.}
 * @param query the first value of each parameter; a second {@code ?} counts as {@code &}
 */
record Address(String host, Map<String, String> query) {
    Address {
        query = Map.copyOf(query);
    }

    /** Null when there is no host in it. */
    static @Nullable Address read(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int scheme = url.indexOf("://");
        int from = scheme >= 0 ? scheme + 3 : url.startsWith("//") ? 2 : -1;
        if (from < 0) {
            return null;
        }
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(from, end).toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        host = host.startsWith("www.") ? host.substring(4) : host;
        return host.isEmpty() ? null : new Address(host, query(url, end));
    }

    /** The path without query and fragment; null when the address has no host. */
    static @Nullable String path(String url) {
        int scheme = url.indexOf("://");
        int from = scheme >= 0 ? url.indexOf('/', scheme + 3) : url.startsWith("/") ? 0 : -1;
        if (from < 0) {
            return scheme >= 0 ? "/" : null;
        }
        String path = url.substring(from).split("[?#]", 2)[0];
        return path.isEmpty() ? "/" : path;
    }

    private static Map<String, String> query(String url, int from) {
        int mark = url.indexOf('?', from);
        if (mark < 0) {
            return Map.of();
        }
        int hash = url.indexOf('#', mark);
        String text = url.substring(mark + 1, hash < 0 ? url.length() : hash).replace('?', '&');
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int is = pair.indexOf('=');
            if (is > 0) {
                query.putIfAbsent(decode(pair.substring(0, is)), decode(pair.substring(is + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The part of the host somebody registered, such as {@code acme.com.cn}; the host itself when it has none. */
    String site() {
        try {
            InternetDomainName name = InternetDomainName.from(host);
            return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : host;
        } catch (IllegalArgumentException | IllegalStateException notADomain) {
            return host;
        }
    }
}
