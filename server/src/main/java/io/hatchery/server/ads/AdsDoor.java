package io.hatchery.server.ads;

import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where ad platforms send leads. What proves itself is kept as it came and answered at once; leads are made of it right after. */
@Hidden
@RestController
class AdsDoor {
    private static final int MOST = 256 * 1024;

    private final Settings settings;
    private final ReceivedRows rows;
    private final Clock clock;
    private final JsonMapper json;

    AdsDoor(Settings settings, ReceivedRows rows, Clock clock, JsonMapper json) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
        this.json = json;
    }

    /** LinkedIn asks every two hours whether the address is still meant for it. */
    @GetMapping(path = "/hooks/ads/{id}", params = "challengeCode")
    ResponseEntity<Map<String, Object>> challenge(@PathVariable String id, @RequestParam String challengeCode) {
        Connection connection = find(id);
        Map<String, Object> answer = connection.platform() == Platform.LINKEDIN
                ? LinkedIn.challenged(challengeCode, connection.key())
                : Map.of();
        return answer.isEmpty() ? ResponseEntity.status(HttpStatus.FORBIDDEN).build() : ResponseEntity.ok(answer);
    }

    /** Meta asks once whether the address is meant for it. */
    @GetMapping(path = "/hooks/ads/{id}", params = "!challengeCode")
    ResponseEntity<String> challenge(
            @PathVariable String id,
            @RequestParam(name = "hub.verify_token", required = false) @Nullable String token,
            @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
        Connection connection = find(id);
        Secret verify = connection.verify();
        if (verify == null || !Signatures.same(verify.value(), token) || !challenge.matches("[\\w.-]{1,200}")) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge);
    }

    @PostMapping("/hooks/ads/{id}")
    ResponseEntity<Map<String, Object>> take(
            @PathVariable String id, @RequestParam(required = false) @Nullable String key, HttpServletRequest request)
            throws IOException {
        Connection connection = find(id);
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw Problems.tooLarge(MOST / 1024 + " KB");
        }
        if (!proved(connection, request, body, key)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .body(Map.of("message", "The key or signature is not the one set for this connection"));
        }
        return switch (Payloads.read(connection, body)) {
            case Reading.Unreadable(String why, String detail) ->
                ResponseEntity.badRequest().body(Map.of("message", why + " " + detail));
            case Reading.Leads(List<InboundLead> leads) -> {
                leads.forEach(lead -> rows.keep(id, lead.vendorId(), body, clock.now()));
                yield ResponseEntity.ok(Map.of());
            }
            case Reading.ToFetch(List<String> ids) -> {
                ids.forEach(lead -> rows.keep(id, lead, body, clock.now()));
                yield ResponseEntity.ok(Map.of());
            }
            case Reading.ToErase(List<String> ids) -> {
                ids.forEach(lead -> rows.keep(id, Taker.DELETED + lead, body, clock.now()));
                yield ResponseEntity.ok(Map.of());
            }
        };
    }

    private boolean proved(Connection connection, HttpServletRequest request, byte[] body, @Nullable String key) {
        Secret secret = connection.key();
        if (secret == null) {
            return false;
        }
        return switch (connection.platform()) {
            case GOOGLE -> Signatures.same(secret.value(), inBody(body, "google_key"));
            case META -> Signatures.holds("HmacSHA256", secret.value(), body, request.getHeader("X-Hub-Signature-256"));
            case LINKEDIN -> LinkedIn.proved(secret, body, request.getHeader("X-LI-Signature"));
            case BAIDU, OCEAN_ENGINE, TENCENT, XIAOHONGSHU, OTHER ->
                switch (connection.provedBy()) {
                    case KEY -> Signatures.same(secret.value(), key);
                    case HMAC_SHA256 ->
                        Signatures.holds("HmacSHA256", secret.value(), body, header(connection, request));
                    case HMAC_SHA1 -> Signatures.holds("HmacSHA1", secret.value(), body, header(connection, request));
                };
        };
    }

    private static @Nullable String header(Connection connection, HttpServletRequest request) {
        String name = connection.header();
        if (name == null || name.isBlank()) {
            name = connection.platform() == Platform.XIAOHONGSHU ? "x-red-signature" : "X-Signature";
        }
        return request.getHeader(name);
    }

    private @Nullable String inBody(byte[] body, String name) {
        try {
            JsonNode node = json.readTree(new String(body, StandardCharsets.UTF_8));
            return node == null ? null : node.path(name).asString(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    private Connection find(String id) {
        return settings.get(AdsSettings.AREA)
                .find(id)
                .filter(Connection::active)
                .orElseThrow(() -> Problems.notFound("ad-connection", id));
    }
}
