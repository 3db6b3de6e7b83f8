package io.hatchery.server.runtime;

/** An arrival names a lead that does not exist. */
final class NoSuchLead extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchLead(long id) {
        super(
                "Expected the number of a lead; there is no lead " + id + ". Send identifiers instead.",
                null,
                false,
                false);
    }
}
