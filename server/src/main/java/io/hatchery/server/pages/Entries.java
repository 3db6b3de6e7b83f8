package io.hatchery.server.pages;

import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a browser sent, by name, in the order it came. Nothing of it is trusted. */
record Entries(Map<String, List<String>> values) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_PAIRS = 200;

    Entries {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a body as browsers send forms.
     *
     * @throws io.hatchery.server.platform.ProblemException 413 when it is larger than 64 KB, 400 when it is no form
     */
    static Entries read(HttpServletRequest request) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw Problems.badRequest("form-type");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw Problems.tooLarge(MOST_BYTES / 1024 + " KB");
        }
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    static Entries parse(String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String[] pairs = body.split("&", MOST_PAIRS + 1);
        for (int i = 0; i < Math.min(pairs.length, MOST_PAIRS); i++) {
            int is = pairs[i].indexOf('=');
            if (is > 0) {
                values.computeIfAbsent(decoded(pairs[i].substring(0, is)), name -> new ArrayList<>())
                        .add(decoded(pairs[i].substring(is + 1)));
            }
        }
        return new Entries(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "");
        } catch (IllegalArgumentException notEncoded) {
            throw Problems.badRequest("form-type");
        }
    }

    /** The first value, stripped; empty when there is none. */
    String one(String name) {
        List<String> all = values.get(name);
        return all == null ? "" : all.getFirst().strip();
    }

    /** Every value that is not blank. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    boolean has(String name) {
        return !one(name).isEmpty();
    }
}
