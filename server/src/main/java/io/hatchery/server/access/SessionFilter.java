package io.hatchery.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks, from the session's cookie. Only the API asks who; tracking and files are for everyone. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SessionCookie.token(request).flatMap(sessions::find).ifPresent(user -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedIn(user));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    /** A person who is signed in; its name is the person's id. */
    static final class SignedIn extends UsernamePasswordAuthenticationToken {
        private static final long serialVersionUID = 1;
        private final transient User user;

        SignedIn(User user) {
            super(
                    user.id(),
                    null,
                    user.roles().stream()
                            .map(role -> new SimpleGrantedAuthority(role.authority()))
                            .toList());
            this.user = user;
        }

        User user() {
            return user;
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
