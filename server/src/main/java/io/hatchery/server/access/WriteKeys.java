package io.hatchery.server.access;

import java.util.List;
import java.util.Optional;

/** The keys with which websites and programs send events. */
public interface WriteKeys {

    /**
     * The key in force with this secret text. Answers from memory; a change made by this server holds from the moment it is stored, one
     * made by another server within two seconds.
     */
    Optional<WriteKey> find(String key);

    /** All keys in force, by name. */
    List<WriteKey> inForce();

    /** Makes a key. */
    WriteKey create(String name);
}
