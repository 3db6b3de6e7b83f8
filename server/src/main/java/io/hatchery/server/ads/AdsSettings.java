package io.hatchery.server.ads;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.SettingsArea;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platforms a company is connected with.
 *
 * @param connections by their ids
 */
record AdsSettings(Map<String, Connection> connections) {
    static final SettingsArea<AdsSettings> AREA = new SettingsArea<>(
            "ads", AdsSettings.class, new AdsSettings(Map.of()), SettingsArea.Readers.ADMINISTRATORS);

    private static final int MOST = 50;

    AdsSettings {
        connections = Map.copyOf(connections);
        if (connections.size() > MOST) {
            throw new IllegalArgumentException("There may be at most " + MOST + " connections");
        }
        connections.forEach((id, connection) -> {
            if (!id.equals(connection.id())) {
                throw new IllegalArgumentException(
                        "The connection “" + id + "” calls itself “" + connection.id() + "”");
            }
        });
    }

    Optional<Connection> find(String id) {
        return Optional.ofNullable(connections.get(id));
    }

    /** How a webhook proves where it comes from. */
    enum Proof {
        /** The key stands in the address or the body. */
        KEY,
        /** An HMAC of the body’s bytes by the key, in hex, in a header. */
        HMAC_SHA256,
        HMAC_SHA1
    }

    /**
     * One connection.
     *
     * @param id in the webhook’s address
     * @param key what a webhook proves itself by: Google’s key, Meta’s app secret, a token of one’s own
     * @param verify Meta’s verify token
     * @param access the token with which the platform’s API is called
     * @param account what conversions are told to: Google’s customer, Meta’s dataset, Tencent’s action set
     * @param developer Google’s developer token
     * @param address where the platform’s API is; null for the usual
     * @param header in which an HMAC stands
     * @param mapping our field by the name the platform gives it; names that are usual need not be here
     * @param idPath the name of the platform’s own id of a lead; null to try the usual
     * @param conversions what the platform calls our conversions
     * @param people whether hashed e-mail addresses and phone numbers are sent too: leads must have agreed to it
     */
    record Connection(
            String id,
            Platform platform,
            String name,
            boolean active,
            @Nullable Secret key,
            @Nullable Secret verify,
            @Nullable Secret access,
            @Nullable String account,
            @Nullable Secret developer,
            @Nullable String address,
            @Nullable Proof proof,
            @Nullable String header,
            Map<String, String> mapping,
            @Nullable String idPath,
            Map<String, String> conversions,
            boolean people) {
        Connection {
            mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
            conversions = conversions == null ? Map.of() : Map.copyOf(conversions);
            if (!id.matches("[a-z0-9][a-z0-9-]{1,39}")) {
                throw new IllegalArgumentException(
                        "A connection’s id has 2 to 40 small letters, digits and hyphens, not “" + id + "”");
            }
            if (name.isBlank() || name.length() > 80) {
                throw new IllegalArgumentException("A connection needs a name of at most 80 characters");
            }
            if (address != null && !address.isBlank() && !address.matches("https?://[^\\s?#]+")) {
                throw new IllegalArgumentException(
                        "Expected an address such as https://api.example.com, got " + address);
            }
        }

        String api() {
            return address == null || address.isBlank() ? platform.address() : address.replaceAll("/+$", "");
        }

        Proof provedBy() {
            return proof == null ? Proof.KEY : proof;
        }
    }
}
