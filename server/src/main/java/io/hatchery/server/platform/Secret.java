package io.hatchery.server.platform;

/**
 * A secret among settings: encrypted in the database, never sent out. The API shows {@code {"set": true}} in its place; sending that
 * back keeps it, {@code {"value": "…"}} replaces it, {@code null} removes it.
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
