package io.hatchery.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** What happens once it is certain who someone is. */
@Component
class SignIns {
    private final Sessions sessions;
    private final Journal audit;
    private final CookieCsrfTokenRepository tokens;

    SignIns(Sessions sessions, Journal audit, CookieCsrfTokenRepository tokens) {
        this.sessions = sessions;
        this.audit = audit;
        this.tokens = tokens;
    }

    /** Begins a session of their own, whatever cookie they came with. */
    void begin(User user, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.token(request).ifPresent(sessions::end);
        SessionCookie.set(request, response, sessions.begin(user.id()));
        renewToken(request, response);
        audit.by(user.actor(), user.name(), "session.begun", user.email(), Map.of());
    }

    /** Gives the browser a new CSRF token, so that one planted before is worth nothing. */
    void renewToken(HttpServletRequest request, HttpServletResponse response) {
        tokens.saveToken(tokens.generateToken(request), request, response);
    }
}
