package io.hatchery.server.platform;

/** The only place the server does anything by chance. */
public interface Ids {

    /** A new unique id that sorts by time, 26 characters. */
    String next();

    /** An unguessable token for links and keys, URL-safe, at least 128 bits. */
    String secret();

    /** A number drawn by chance, from 0 and less than 1. */
    double draw();
}
