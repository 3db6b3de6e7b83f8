package io.hatchery.server.intake.tracking;

import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds the write key of a request: in the header, as Segment's clients send it, or in the body. */
@Component
public class KeyRing {
    private final WriteKeys keys;

    KeyRing(WriteKeys keys) {
        this.keys = keys;
    }

    /**
     * The key a request shows.
     *
     * @throws io.hatchery.server.platform.ProblemException 401 when there is none or it is unknown, 403 when a browser may not use it from
     *     where it is
     */
    WriteKey of(HttpServletRequest request, JsonNode envelope) {
        String shown = inHeader(request.getHeader("Authorization"));
        if (shown == null && envelope.path("writeKey").isString()) {
            shown = envelope.path("writeKey").stringValue().strip();
        }
        return known(shown, request.getHeader("Origin"));
    }

    /**
     * The key with this text.
     *
     * @param origin the page a browser is on; null for a server
     */
    public WriteKey known(@Nullable String shown, @Nullable String origin) {
        if (shown == null || shown.isEmpty()) {
            throw Problems.of(HttpStatus.UNAUTHORIZED, "tracking-key-missing");
        }
        WriteKey key = keys.find(shown)
                .orElseThrow(() -> Problems.of(HttpStatus.UNAUTHORIZED, "tracking-key-unknown", hint(shown)));
        if (origin != null && !origin.equals("null") && !key.allows(origin)) {
            throw Problems.of(HttpStatus.FORBIDDEN, "tracking-origin", origin);
        }
        return key;
    }

    /** Basic, the key as user name; a missing colon is forgiven. */
    static @Nullable String inHeader(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return null;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String key = colon < 0 ? pair : pair.substring(0, colon);
            return key.isEmpty() ? null : key;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static String hint(String shown) {
        return shown.length() <= 6 ? shown : shown.substring(0, 6) + "…";
    }
}
