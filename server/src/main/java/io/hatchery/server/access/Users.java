package io.hatchery.server.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people who may sign in. */
public interface Users {

    /** The person of this id, signed off or not. */
    Optional<User> find(String id);

    /** The person behind an actor or owner such as {@code user:<id>}; empty for a team, the house itself and nobody. */
    default Optional<User> behind(@Nullable String actor) {
        return actor == null || !actor.startsWith(User.ACTOR)
                ? Optional.empty()
                : find(actor.substring(User.ACTOR.length()));
    }

    /** Those who may sign in, by name. */
    List<User> active();

    /** Those of a team who may sign in, by name. */
    List<User> of(Team team);

    /** Whether there is anyone at all. */
    boolean any();

    /**
     * Adds a person.
     *
     * @throws io.hatchery.server.platform.ProblemException when the entries are not valid or the e-mail address is in use
     */
    User add(NewUser person);
}
