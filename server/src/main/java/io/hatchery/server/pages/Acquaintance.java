package io.hatchery.server.pages;

import io.hatchery.server.runtime.Identifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Knows people before they say who they are, by the app in which they read a page. Other modules bring them. */
public interface Acquaintance {
    /**
     * Where to lead somebody who comes to a page, so that they are known when they come back to it.
     *
     * @param cookie to be kept meanwhile, as a {@code Set-Cookie} header
     */
    record Introduction(URI at, String cookie) {}

    /** Empty when they are known already, or cannot be. */
    Optional<Introduction> introduction(HttpServletRequest request);

    /** Who they are; empty when nobody knows. */
    List<Identifier> known(HttpServletRequest request);
}
