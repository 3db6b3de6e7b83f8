package io.hatchery.server.access;

import java.util.Optional;

/** Who is signed in, in the request at hand. */
public interface CurrentUser {

    /** Nobody when no one is signed in, or no request is at hand. */
    Optional<User> find();

    /**
     * The one signed in.
     *
     * @throws io.hatchery.server.platform.ProblemException 401 when there is none
     */
    User get();
}
