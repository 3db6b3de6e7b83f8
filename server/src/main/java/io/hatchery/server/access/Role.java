package io.hatchery.server.access;

/** What a person does here; each brings its rights. An administrator has them all. */
public enum Role {
    ADMIN,
    MARKETER,
    SDR,
    SELLER,
    ANALYST;

    /** The authority of this role. */
    String authority() {
        return "ROLE_" + name();
    }
}
