package io.hatchery.server.platform;

/**
 * A group of settings that is read and changed together, shown at {@code /api/settings/<name>}. Register it as a bean.
 *
 * @param name in the address, kebab-case
 * @param type the record that holds them; its constructor refuses what is not valid with an {@link IllegalArgumentException}
 * @param standard what holds until someone changes it
 * @param readers who may read it; only administrators change settings
 */
public record SettingsArea<T extends Record>(String name, Class<T> type, T standard, Readers readers) {

    /** Who may read an area. */
    public enum Readers {
        EVERYONE,
        ADMINISTRATORS
    }
}
