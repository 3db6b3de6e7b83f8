package io.hatchery.bench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Believable tracking calls of a B2B site: mostly browsing, some downloads, now and then someone says who they are. */
final class LoadEvents {
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private LoadEvents() {}

    /** Appends event number {@code n} as JSON. The same numbers give the same people and events, under new message ids each run. */
    static void write(StringBuilder out, long n, int leads, @Nullable String type) {
        long mixed = n * 0x9E37_79B9_7F4A_7C15L;
        long lead = Long.remainderUnsigned(mixed >>> 20, leads);
        int kind = (int) Long.remainderUnsigned(mixed >>> 7, 10);
        out.append('{');
        if (type != null) {
            out.append("\"type\":\"").append(type).append("\",");
        }
        out.append("\"messageId\":\"").append(RUN).append('-').append(n);
        out.append("\",\"anonymousId\":\"load-").append(lead);
        out.append("\",\"timestamp\":\"").append(Instant.now()).append("\",");
        switch (kind) {
            case 0 ->
                out.append(
                                "\"event\":\"Form Submitted\",\"properties\":{\"form\":\"demo\"},\"context\":{\"traits\":{\"email\":\"load")
                        .append(lead)
                        .append("@example.com\",\"company\":\"Company ")
                        .append(lead % 500)
                        .append("\"}}}");
            case 1, 2 ->
                out.append("\"event\":\"Asset Downloaded\",\"properties\":{\"asset\":\"white-paper-")
                        .append(n % 7)
                        .append("\"},\"context\":")
                        .append(page("/assets/" + n % 7))
                        .append('}');
            default ->
                out.append("\"event\":\"Page Viewed\",\"properties\":{\"path\":\"")
                        .append(n % 5 == 0 ? "/pricing" : "/blog/" + n % 50)
                        .append("\",\"title\":\"A page of some length\"},\"context\":")
                        .append(page(n % 5 == 0 ? "/pricing" : "/blog/" + n % 50))
                        .append('}');
        }
    }

    private static String page(String path) {
        return "{\"page\":{\"url\":\"https://www.example.com" + path
                + "?utm_source=google&utm_medium=cpc&utm_campaign=spring\",\"path\":\"" + path
                + "\",\"referrer\":\"https://www.google.com/\"},\"userAgent\":\"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36\",\"locale\":\"zh-CN\"}";
    }
}
