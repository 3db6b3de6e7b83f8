package io.hatchery.server.delivery.webhooks;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where journeys may call.
 *
 * @param webhooks by the name journeys use
 */
record WebhookSettings(Map<String, Webhook> webhooks) {
    static final SettingsArea<WebhookSettings> AREA = new SettingsArea<>(
            "webhooks", WebhookSettings.class, new WebhookSettings(Map.of()), SettingsArea.Readers.ADMINISTRATORS);

    private static final int MOST = 100;

    WebhookSettings {
        webhooks = Map.copyOf(webhooks);
        if (webhooks.size() > MOST) {
            throw new IllegalArgumentException("Expected at most " + MOST + " webhooks, got " + webhooks.size());
        }
        if (webhooks.containsKey("")) {
            throw new IllegalArgumentException("Expected a name for each webhook");
        }
    }

    /**
     * A receiver.
     *
     * @param url with {@code https}
     * @param secret {@code whsec_} and 24 to 64 bytes in base 64, which the receiver knows too; null to sign nothing
     */
    record Webhook(String url, @Nullable Secret secret) {
        private static final String PREFIX = "whsec_";
        private static final int LEAST = 24;
        private static final int MOST = 64;

        Webhook {
            address(url);
            if (secret != null) {
                key(secret);
            }
        }

        URI address() {
            return address(url);
        }

        byte @Nullable [] key() {
            return secret == null ? null : key(secret);
        }

        private static URI address(String url) {
            try {
                URI uri = new URI(url);
                boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
                if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                    throw new IllegalArgumentException(
                            "Expected an address such as https://example.com/hook without a password, got " + url);
                }
                return uri;
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        "Expected an address such as https://example.com/hook, got " + url, e);
            }
        }

        private static byte[] key(Secret secret) {
            String text = secret.value();
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            if (key.length < LEAST || key.length > MOST) {
                throw new IllegalArgumentException("Expected a secret of " + LEAST + " to " + MOST
                        + " bytes in base 64, after whsec_. Make one with: openssl rand -base64 32");
            }
            return key;
        }
    }
}
