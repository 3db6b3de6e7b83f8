package io.hatchery.server.wechat.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** WeChat's signatures and its encryption of messages: AES-256-CBC with the key's first half as vector, and padding to 32 bytes. */
public final class Crypto {
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;

    private Crypto() {}

    /** SHA-1 in hex of these, sorted and put together. */
    public static String signature(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    /** Whether a signature is the one expected, in a time that tells nothing. */
    public static boolean holds(@Nullable String signature, String... parts) {
        return signature != null
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        signature(parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encrypts a message.
     *
     * @param random 16 unguessable bytes
     * @param receiver whom it is for: the AppID of a service account, the CorpID of a company
     */
    public static String encrypt(String aesKey, byte[] random, String message, String receiver) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] whom = receiver.getBytes(StandardCharsets.UTF_8);
        int length = RANDOM + 4 + text.length + whom.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(random, 0, RANDOM).putInt(text.length).put(text).put(whom);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE, aesKey).doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    /** The message; empty when it is broken or for somebody else. */
    public static Optional<String> decrypt(String aesKey, String encrypted, String receiver) {
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, aesKey)
                    .doFinal(Base64.getDecoder().decode(encrypted));
            int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
            int end = plain.length - (padding >= 1 && padding <= BLOCK ? padding : 0);
            if (end < RANDOM + 4) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(plain, RANDOM, 4).getInt();
            if (length < 0 || length > end - RANDOM - 4) {
                return Optional.empty();
            }
            int from = RANDOM + 4;
            String whom = new String(plain, from + length, end - from - length, StandardCharsets.UTF_8);
            return whom.equals(receiver)
                    ? Optional.of(new String(plain, from, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String aesKey) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(aesKey + "=");
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return cipher;
    }
}
