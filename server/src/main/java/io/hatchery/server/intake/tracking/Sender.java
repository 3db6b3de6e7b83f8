package io.hatchery.server.intake.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Who delivers a body.
 *
 * @param source of its events, {@code web:<write key id>}
 * @param ip the address the request came from
 * @param userAgent of a browser; null when a server delivers
 */
record Sender(String source, String ip, @Nullable String userAgent) {
    boolean isBrowser() {
        return userAgent != null;
    }
}
