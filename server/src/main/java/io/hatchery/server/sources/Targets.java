package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages links lead to, and what links write into their addresses. */
final class Targets {
    /** The parameter by which a page view says which link of ours it came by. */
    static final String LINK = "hl";

    static final int LONGEST = 2000;

    private Targets() {}

    /** The address in a tidy form, or empty when it is no address of a web page. */
    static Optional<String> page(String written) {
        try {
            URI uri = new URI(written.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean sound = web && uri.getHost() != null && uri.getUserInfo() == null;
            String text = uri.toASCIIString();
            return sound && text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The link's page with what says where its visitors come from; parameters of the same names give way. */
    static String withOrigin(Link link) {
        URI page = URI.create(link.target());
        Source origin = link.origin();
        Map<String, String> ours = new LinkedHashMap<>();
        put(ours, "utm_source", origin.name());
        put(ours, "utm_medium", origin.medium() == null ? origin.channel() : origin.medium());
        put(ours, "utm_campaign", origin.campaign());
        put(ours, "utm_content", origin.content());
        put(ours, "utm_term", origin.keyword());
        ours.put(LINK, link.code());
        String kept = page.getRawQuery() == null
                ? ""
                : Arrays.stream(page.getRawQuery().split("&"))
                        .filter(pair -> !pair.isEmpty() && !ours.containsKey(nameOf(pair)))
                        .map(pair -> pair + "&")
                        .collect(Collectors.joining());
        String added = ours.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String text = page.toString();
        int end = text.indexOf('#') < 0 ? text.length() : text.indexOf('#');
        String before = text.substring(0, end);
        int query = before.indexOf('?');
        return (query < 0 ? before : before.substring(0, query)) + "?" + kept + added + text.substring(end);
    }

    /** The code of the link of ours by which a visitor came to this address. */
    static Optional<String> linkIn(String address) {
        int from = address.indexOf('?');
        if (from < 0 || !address.contains(LINK + "=")) {
            return Optional.empty();
        }
        int end = address.indexOf('#', from) < 0 ? address.length() : address.indexOf('#', from);
        for (String pair : address.substring(from + 1, end).split("&")) {
            if (pair.startsWith(LINK + "=") && Codes.isCode(pair.substring(LINK.length() + 1))) {
                return Optional.of(pair.substring(LINK.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static String nameOf(String pair) {
        String raw = pair.indexOf('=') < 0 ? pair : pair.substring(0, pair.indexOf('='));
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }

    private static void put(Map<String, String> into, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            into.put(key, value);
        }
    }
}
