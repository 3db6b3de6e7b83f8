package io.hatchery.server.platform.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a database is and as whom to enter, read from the forms people write it in. */
record DatabaseAddress(String url, String user, String password) {

    /**
     * Reads {@code postgres://user:password@host:port/name} or {@code jdbc:postgresql://…}; the user and password given beside win.
     *
     * @throws IllegalStateException when it is neither, or names no user
     */
    static DatabaseAddress parse(String text, @Nullable String user, @Nullable String password) {
        String plain = text.replaceFirst("^jdbc:", "");
        if (!plain.matches("postgres(ql)?://.+")) {
            throw new IllegalStateException(
                    "HATCHERY_DB_URL should look like postgres://user:password@host:5432/hatchery, but is "
                            + hidden(text));
        }
        URI uri = URI.create(plain);
        String[] inside =
                uri.getRawUserInfo() == null ? new String[] {"", ""} : (uri.getRawUserInfo() + ":").split(":", 3);
        String who = user != null ? user : decoded(inside[0]);
        if (who.isEmpty() && !plain.contains("user=")) {
            throw new IllegalStateException("HATCHERY_DB_URL names no user; add one, or set HATCHERY_DB_USER");
        }
        String authority = uri.getRawAuthority().replaceFirst("^[^@]*@", "");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + authority + uri.getRawPath() + query,
                who,
                password != null ? password : decoded(inside[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String hidden(String text) {
        return text.replaceAll("://[^@/]*@", "://…@");
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
