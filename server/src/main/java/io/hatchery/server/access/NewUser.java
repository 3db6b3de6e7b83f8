package io.hatchery.server.access;

import java.util.Set;

/**
 * A person to be added.
 *
 * @param password at least 12 characters
 * @param locale {@code zh-CN} or {@code en}
 */
public record NewUser(String email, String name, String password, Set<Role> roles, Set<Team> teams, String locale) {
    public NewUser {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    @Override
    public String toString() {
        return "NewUser[" + email + ", " + roles + "]";
    }
}
