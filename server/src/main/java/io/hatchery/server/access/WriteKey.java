package io.hatchery.server.access;

import java.util.List;

/**
 * A key with which a website or program sends events.
 *
 * @param id stable, for the record; events name it as their source
 * @param key what the sender shows
 * @param origins the origins from which browsers may use it ({@code https://www.example.com}, {@code https://*.example.com}); empty
 *     means any
 */
public record WriteKey(String id, String key, String name, List<String> origins) {
    public WriteKey {
        origins = List.copyOf(origins);
    }

    /** Whether a browser on a page of this origin may use the key. */
    public boolean allows(String origin) {
        return origins.isEmpty() || origins.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    private static boolean matches(String pattern, String origin) {
        int star = pattern.indexOf("://*.");
        if (star < 0) {
            return pattern.equalsIgnoreCase(origin);
        }
        String scheme = pattern.substring(0, star + 3);
        String suffix = pattern.substring(star + 4);
        return origin.regionMatches(true, 0, scheme, 0, scheme.length())
                && origin.length() > scheme.length() + suffix.length()
                && origin.regionMatches(true, origin.length() - suffix.length(), suffix, 0, suffix.length());
    }
}
