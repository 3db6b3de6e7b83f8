package io.hatchery.engine.base;

/** Draws lots without chance: the same lead and salt always draw the same number, on every machine. */
public final class Lot {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Lot() {}

    /** A number from 0 to below 1, evenly spread over leads (FNV-1a, mixed by the finaliser of MurmurHash3). */
    public static double of(long lead, String salt) {
        long hash = OFFSET;
        for (int shift = 0; shift < 64; shift += 8) {
            hash = (hash ^ (lead >>> shift & 0xff)) * PRIME;
        }
        for (int i = 0; i < salt.length(); i++) {
            hash = (hash ^ salt.charAt(i)) * PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }
}
