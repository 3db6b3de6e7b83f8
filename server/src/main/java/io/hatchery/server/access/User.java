package io.hatchery.server.access;

import java.util.Set;

/**
 * A person who may sign in.
 *
 * @param locale the language they read: {@code zh-CN} or {@code en}
 */
public record User(String id, String email, String name, Set<Role> roles, Set<Team> teams, String locale) {
    static final String ACTOR = "user:";

    public User {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    /** Whether they have one of these roles; an administrator has all. */
    public boolean has(Role... wanted) {
        return roles.contains(Role.ADMIN) || java.util.Arrays.stream(wanted).anyMatch(roles::contains);
    }

    /** As an actor or owner: {@code user:<id>}. */
    public String actor() {
        return ACTOR + id;
    }
}
