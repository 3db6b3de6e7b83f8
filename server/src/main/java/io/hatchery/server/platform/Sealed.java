package io.hatchery.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Texts nobody else can make up: the text and its HMAC-SHA256, in letters that may stand in an address. */
@Component
public class Sealed {
    private static final int LONGEST = 4_000;

    private final OwnSecrets secrets;

    public Sealed(OwnSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param secret its name; what was sealed with another is not opened by it */
    public String seal(String secret, String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8)) + "." + encode(secrets.mac(secret, text));
    }

    /** The text; empty when it was not sealed here. */
    public Optional<String> open(String secret, String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0 || sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(sealed.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] mac = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return MessageDigest.isEqual(secrets.mac(secret, text), mac) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
