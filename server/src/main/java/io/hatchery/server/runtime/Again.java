package io.hatchery.server.runtime;

/** Another transaction was first; rolled back, the same work will see what it did. */
final class Again extends RuntimeException {
    private static final long serialVersionUID = 1;

    Again(String why) {
        super(why, null, false, false);
    }
}
