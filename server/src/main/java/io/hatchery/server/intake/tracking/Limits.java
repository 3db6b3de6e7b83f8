package io.hatchery.server.intake.tracking;

/** How much is taken at once. */
final class Limits {
    /** Bytes of one event. */
    static final int EVENT = 32 * 1024;

    /** Bytes of a body, unpacked. */
    static final int BODY = 500 * 1024;

    /** Events of a batch. */
    static final int BATCH = 2_500;

    /** Levels of objects in one another. */
    static final int DEPTH = 32;

    /** Characters of a user's, a browser's or a message's id. */
    static final int ID = 255;

    /** Characters of an event's name. */
    static final int NAME = 200;

    private Limits() {}
}
