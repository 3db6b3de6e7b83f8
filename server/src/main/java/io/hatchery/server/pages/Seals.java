package io.hatchery.server.pages;

import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsArea;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals into a form which version was shown, when, and the id its submission will have, so that none of it can be made up and the same
 * page sent twice is one submission. HMAC-SHA256.
 */
@Component
class Seals {
    /** How long a page may stay open before it must be shown anew. */
    static final Duration LASTS = Duration.ofHours(24);

    private static final SettingsArea<Keys> AREA =
            new SettingsArea<>("forms-keys", Keys.class, new Keys(null), SettingsArea.Readers.ADMINISTRATORS);

    private final Settings settings;
    private final Ids ids;

    Seals(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /** Not registered, so that the settings API does not know it. */
    record Keys(@Nullable Secret seals) {}

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
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key().value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Secret key() {
        Secret known = settings.get(AREA).seals();
        if (known != null) {
            return known;
        }
        Secret made = new Secret(ids.secret() + ids.secret());
        settings.put(AREA, new Keys(made), "system");
        return made;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
