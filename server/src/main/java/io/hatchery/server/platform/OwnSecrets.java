package io.hatchery.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Secrets nobody has to think of: made when first needed, kept encrypted among the settings, and shown to no one. */
@Component
public class OwnSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final Settings settings;
    private final Ids ids;

    public OwnSecrets(Settings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /** Not registered, so that the settings API does not know it. */
    record Kept(@Nullable Secret secret) {}

    /**
     * A text's HMAC-SHA256, 32 bytes.
     *
     * @param name of the secret; other names, other secrets
     */
    public byte[] mac(String name, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(of(name).value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Secret of(String name) {
        var area = new SettingsArea<>(name, Kept.class, new Kept(null), SettingsArea.Readers.ADMINISTRATORS);
        Secret known = settings.get(area).secret();
        if (known != null) {
            return known;
        }
        Secret made = new Secret(ids.secret() + ids.secret());
        settings.put(area, new Kept(made), "system");
        return made;
    }
}
