package io.hatchery.server.intake.tracking;

import io.hatchery.codec.Flattening;
import io.hatchery.engine.Value;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a form says.
 *
 * @param values what the person entered, by the name of the entry
 * @param controls hidden entries that steer: {@code writeKey}, {@code redirect}, {@code anonymousId}, {@code utm_source} …
 * @param referrer the page the form is on
 */
record FormEntries(
        Map<String, Value> values,
        Map<String, String> controls,
        @Nullable String referrer,
        String raw) {
    private static final Set<String> CONTROLS = Set.of(
            "writeKey",
            "redirect",
            "anonymousId",
            "messageId",
            "_gotcha",
            "_page",
            "_referrer",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content");
    private static final int MOST = 100;

    FormEntries {
        values = Map.copyOf(values);
        controls = Map.copyOf(controls);
    }

    /** Reads the body, JSON or as browsers send forms. */
    static FormEntries read(HttpServletRequest request) throws IOException {
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (type.startsWith("multipart/")) {
            throw Problems.badRequest("form-multipart");
        }
        byte[] body = Bodies.read(request, Limits.EVENT);
        ObjectNode json = type.startsWith("application/x-www-form-urlencoded") ? entries(body) : json(body);
        Map<String, Value> values = new HashMap<>();
        Map<String, String> controls = new HashMap<>();
        Flattening.flatten(json).values().forEach((name, value) -> {
            if (!CONTROLS.contains(name)) {
                values.put(name, value);
            } else if (value instanceof Value.Text(String text) && !text.isBlank()) {
                controls.put(name, text.strip());
            }
        });
        json.remove("writeKey");
        return new FormEntries(values, controls, request.getHeader("Referer"), json.toString());
    }

    private static ObjectNode json(byte[] body) {
        return switch (PayloadReader.read(body, false)) {
            case Payload.Events(ObjectNode envelope, List<Item> items) -> {
                if (items.getFirst() instanceof Item.Unsound(Refusal why, String ignored)) {
                    throw Problems.invalid("", "event." + why.code(), why.args().toArray());
                }
                yield envelope;
            }
            case Payload.Malformed(int line, int column, String why) ->
                throw Problems.badRequest("json-malformed", line, column, why);
            case Payload.Unexpected(String code) -> throw Problems.badRequest("tracking-" + code);
        };
    }

    /** An entry that is there several times has several values. */
    private static ObjectNode entries(byte[] body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String[] pairs = new String(body, StandardCharsets.UTF_8).split("&", MOST + 1);
        for (int i = 0; i < Math.min(pairs.length, MOST); i++) {
            int is = pairs[i].indexOf('=');
            if (is > 0) {
                String name = decoded(pairs[i].substring(0, is));
                String value = decoded(pairs[i].substring(is + 1)).strip();
                if (value.isEmpty()) {
                    continue;
                }
                if (!json.has(name)) {
                    json.put(name, value);
                } else if (json.get(name) instanceof ArrayNode several) {
                    several.add(value);
                } else {
                    String first = json.get(name).stringValue();
                    json.putArray(name).add(first).add(value);
                }
            }
        }
        return json;
    }

    private static String decoded(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf(0) >= 0) {
                throw Problems.invalid("", "event.nul");
            }
            return decoded;
        } catch (IllegalArgumentException notEncoded) {
            throw Problems.badRequest("form-encoding");
        }
    }

    @Nullable String control(String name) {
        return controls.get(name);
    }

    /** People do not see the entry; programs fill it in. */
    boolean isBot() {
        return controls.containsKey("_gotcha");
    }
}
