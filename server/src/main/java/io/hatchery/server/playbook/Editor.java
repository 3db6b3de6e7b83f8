package io.hatchery.server.playbook;

import io.hatchery.server.access.User;

/**
 * Who works on the playbook.
 *
 * @param actor {@code user:<id>}
 */
record Editor(String actor, String name) {
    static Editor of(User user) {
        return new Editor(user.actor(), user.name());
    }
}
