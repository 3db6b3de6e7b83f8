package io.hatchery.server.pages;

import java.time.Instant;

/**
 * A picture pages show to everybody.
 *
 * @param id made of its bytes: another picture has another id
 * @param type {@code image/png}, {@code image/jpeg}, {@code image/gif} or {@code image/webp}
 * @param width in pixels
 * @param height in pixels
 * @param size in bytes
 */
record Picture(String id, String name, String type, int width, int height, int size, Instant addedAt, String addedBy) {
    /** Bytes of a picture, at most. */
    static final int LARGEST = 5 * 1024 * 1024;

    /** Where it is found. */
    String path() {
        return "/lp/-/" + id;
    }
}
