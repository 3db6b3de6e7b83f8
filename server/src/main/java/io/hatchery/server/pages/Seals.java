package io.hatchery.server.pages;

import io.hatchery.server.platform.OwnSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Seals into a form which version was shown, when, and the id its submission will have, so that none of it can be made up and the same
 * page sent twice is one submission. HMAC-SHA256.
 */
@Component
class Seals {
    /** How long a page may stay open before it must be shown anew. */
    static final Duration LASTS = Duration.ofHours(24);

    private static final String SECRET = "forms-seals";

    private final OwnSecrets secrets;

    Seals(OwnSecrets secrets) {
        this.secrets = secrets;
    }

    /** What was shown. */
    record Shown(String form, int version, Instant at, String id) {}

    String of(Shown shown) {
        String text = shown.form() + "|" + shown.version() + "|" + shown.at().toEpochMilli() + "|" + shown.id();
        return encode(text.getBytes(StandardCharsets.UTF_8)) + "." + encode(mac(text));
    }

    /** What a seal says of this form; empty when it is none of ours, another form's or too old. */
    Optional<Shown> read(String form, String seal, Instant now) {
        int dot = seal.indexOf('.');
        if (dot < 0 || seal.length() > 500) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(seal.substring(0, dot)), StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(mac(text), Base64.getUrlDecoder().decode(seal.substring(dot + 1)))) {
                return Optional.empty();
            }
            String[] parts = text.split("\\|", 4);
            Shown shown = new Shown(
                    parts[0], Integer.parseInt(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])), parts[3]);
            boolean fresh = !shown.at().isAfter(now) && shown.at().plus(LASTS).isAfter(now);
            return fresh && shown.form().equals(form) ? Optional.of(shown) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(String text) {
        return secrets.mac(SECRET, text);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
