package io.hatchery.server.platform;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * ULIDs: 48 bits of milliseconds, 80 bits of chance, written in Crockford's base 32. Within one millisecond the chance part counts
 * up, so that ids made by one process sort in the order they were made.
 */
@Component
final class SystemIds implements Ids {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private long lastMillis = -1;
    private long high; // 16 bits
    private long low; // 64 bits

    @Override
    public synchronized String next() {
        long millis = Math.max(System.currentTimeMillis(), lastMillis);
        if (millis == lastMillis) {
            low++;
            if (low == 0) {
                high = (high + 1) & 0xFFFF;
            }
        } else {
            lastMillis = millis;
            high = random.nextInt(1 << 16);
            low = random.nextLong();
        }
        return encode(millis << 16 | high, low);
    }

    @Override
    public String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public double draw() {
        return random.nextDouble();
    }

    private static String encode(long upper, long lower) {
        char[] out = new char[26];
        long u = upper;
        long l = lower;
        for (int i = 25; i >= 0; i--) {
            out[i] = ALPHABET[(int) (l & 31)];
            l = l >>> 5 | (u & 31) << 59;
            u >>>= 5;
        }
        return new String(out);
    }
}
