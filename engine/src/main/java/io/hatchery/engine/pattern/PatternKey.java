package io.hatchery.engine.pattern;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The stable name of a pattern: its type, and a hash of its filters and of what must have come before, if it has any. The same pattern has
 * the same key in every version.
 */
public final class PatternKey {
    private PatternKey() {}

    /** Such as {@code page} or {@code page#5d41402abc4b2a76}; the order of filters does not matter. */
    public static String of(Pattern pattern) {
        Pattern.After after = pattern.after();
        if (after != null) {
            String before = quoted(of(after.first())) + quoted(after.within().toString());
            return pattern.type() + "#" + hash(canonical(pattern) + "after" + before);
        }
        return pattern.where().isEmpty() ? pattern.type() : pattern.type() + "#" + hash(canonical(pattern));
    }

    private static String canonical(Pattern pattern) {
        return pattern.where().stream()
                .map(filter -> quoted(filter.path())
                        + filter.op()
                        + filter.values().stream()
                                .map(value -> quoted(value.toString()))
                                .collect(Collectors.joining(",")))
                .sorted()
                .distinct()
                .collect(Collectors.joining("&"));
    }

    private static String quoted(String text) {
        return text.length() + ":" + text;
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
