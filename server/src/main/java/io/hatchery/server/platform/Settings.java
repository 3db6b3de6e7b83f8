package io.hatchery.server.platform;

/** What an operator has set. Reads see what is stored now. */
public interface Settings {

    /** The area's settings, or its standard ones. */
    <T extends Record> T get(SettingsArea<T> area);

    /** Sets them. {@code by} names who, for the record. */
    <T extends Record> void put(SettingsArea<T> area, T value, String by);

    /** The settings of this area have been written; published as an application event in the transaction that writes them. */
    record Changed(String area) {}
}
