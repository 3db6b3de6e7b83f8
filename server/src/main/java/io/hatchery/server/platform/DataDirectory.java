package io.hatchery.server.platform;

import java.nio.file.Path;

/** Where the server keeps files of its own: uploads, keys, the embedded database. {@code HATCHERY_DATA}, by default {@code ./data}. */
public interface DataDirectory {

    /** The directory itself, absolute, made if it was missing. */
    Path root();

    /** A folder in it for one purpose, made if it was missing, readable by the server's user alone. */
    Path folder(String name);
}
