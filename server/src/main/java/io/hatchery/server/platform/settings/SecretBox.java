package io.hatchery.server.platform.settings;

import io.hatchery.server.platform.DataDirectory;
import io.hatchery.server.platform.HatcheryProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Encrypts with AES-256-GCM under the server's own key, which stands apart from the database: a copy of one is no use without the other. */
@Component
final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(HatcheryProperties properties, DataDirectory data) {
        String given = properties.secret().key();
        byte[] bytes =
                decode(given == null || given.isBlank() ? file(data.root().resolve("secret.key")) : given);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    String lock(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when it was locked with another key, or altered */
    String unlock(String locked) {
        byte[] bytes = Base64.getDecoder().decode(locked);
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "A stored secret was encrypted with another key. Restore secret.key (or HATCHERY_SECRET_KEY), or set the secret again.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private String file(Path path) {
        try {
            if (Files.notExists(path)) {
                byte[] bytes = new byte[KEY_BYTES];
                random.nextBytes(bytes);
                create(path, Base64.getEncoder().encodeToString(bytes));
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key for secrets cannot be read from " + path, e);
        }
    }

    private static void create(Path path, String text) throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, text);
        } catch (FileAlreadyExistsException other) {
            // A server starting beside us made it first; its key is as good.
        }
    }

    private static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("HATCHERY_SECRET_KEY (or secret.key in the data directory) should be "
                    + KEY_BYTES + " bytes in base 64; make one with: openssl rand -base64 32");
        }
        return bytes;
    }
}
