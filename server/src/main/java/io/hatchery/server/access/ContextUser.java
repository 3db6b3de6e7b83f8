package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class ContextUser implements CurrentUser {

    @Override
    public Optional<User> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SessionFilter.SignedIn signedIn
                ? Optional.of(signedIn.user())
                : Optional.empty();
    }

    @Override
    public User get() {
        return find().orElseThrow(Problems::unauthenticated);
    }
}
