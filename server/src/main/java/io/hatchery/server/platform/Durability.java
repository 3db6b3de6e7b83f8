package io.hatchery.server.platform;

/**
 * When a statement that commits by itself need not be on disk before it is answered: notes of what is to be done next, which are made
 * again if a power failure takes the last half second of them, and counts of visits, which may miss as many. Whatever is waited for
 * later is durable only together with all that came before it, so order is never lost. Not for statements inside a transaction, whose
 * other work it would let wait too, and never for what the outside world is told.
 */
public final class Durability {
    /** To be added to the {@code WHERE} of such a statement. */
    public static final String SOON = " set_config('synchronous_commit', 'off', true) IS NOT NULL ";

    private Durability() {}
}
