package io.hatchery.server.runtime;

/** What became of an arrival. Every one of these is durable when it is returned. */
public sealed interface Receipt {

    /** Stored and concluded: the next read sees it. */
    record Concluded(long lead) implements Receipt {}

    /** The same source and message id was taken before; nothing was done. */
    record Duplicate() implements Receipt {}

    /** Kept, but it could not be concluded; it waits in quarantine with the reason. */
    record Quarantined(long id, String why) implements Receipt {}
}
