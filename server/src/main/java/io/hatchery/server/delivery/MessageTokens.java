package io.hatchery.server.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a message in links and envelopes so that no one can guess another: the message's number and 80 bits of HMAC-SHA256 over the
 * purpose and the number, in lower-case base 32 (29 characters). A token for one purpose is none for another. They do not expire.
 */
final class MessageTokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAC_BYTES = 10;
    private static final int LENGTH = 29;

    /** What a token is for. */
    enum Purpose {
        OPEN,
        CLICK,
        UNSUBSCRIBE,
        VIEW,
        BOUNCE,
        MESSAGE_ID
    }

    private final SecretKeySpec key;

    MessageTokens(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String of(Purpose purpose, long message) {
        byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(message).array();
        byte[] token = ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                .put(id)
                .put(mac(purpose, id), 0, MAC_BYTES)
                .array();
        return encode(token);
    }

    /** The message a token names; empty when it is not one of ours. */
    Optional<Long> read(Purpose purpose, String token) {
        byte[] bytes = decode(token.toLowerCase(Locale.ROOT));
        if (bytes.length != Long.BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        long message = ByteBuffer.wrap(bytes).getLong();
        byte[] ours = of(purpose, message).getBytes(StandardCharsets.US_ASCII);
        boolean same =
                MessageDigest.isEqual(ours, token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        return same ? Optional.of(message) : Optional.empty();
    }

    private byte[] mac(Purpose purpose, byte[] id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                out.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        if (bits > 0) {
            out.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return out.toString();
    }

    private static byte[] decode(String token) {
        if (token.length() != LENGTH) {
            return new byte[0];
        }
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + MAC_BYTES);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < token.length(); i++) {
            int value = ALPHABET.indexOf(token.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                out.put((byte) (buffer >> (bits - 8)));
                bits -= 8;
            }
        }
        return out.array();
    }
}
