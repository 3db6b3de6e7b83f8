package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {
    private final People people;
    private final SignIns signIns;
    private final SignInGuard guard;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final CurrentUser current;
    private final Journal audit;
    private final String decoy;

    SessionController(
            People people,
            SignIns signIns,
            SignInGuard guard,
            Sessions sessions,
            PasswordEncoder passwords,
            CurrentUser current,
            Journal audit) {
        this.people = people;
        this.signIns = signIns;
        this.guard = guard;
        this.sessions = sessions;
        this.passwords = passwords;
        this.current = current;
        this.audit = audit;
        this.decoy = String.valueOf(passwords.encode("no one's password"));
    }

    record Credentials(@NotBlank String email, @NotBlank String password) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    record Session(Person user) {
        static Session of(User user) {
            return new Session(new Person(
                    user.id(),
                    user.name(),
                    user.email(),
                    user.roles().stream().sorted().toList(),
                    user.teams().stream().map(Team::code).sorted().toList(),
                    user.locale()));
        }

        record Person(String id, String name, String email, List<Role> roles, List<String> teams, String locale) {}
    }

    @GetMapping
    Session show() {
        return Session.of(current.get());
    }

    @PostMapping
    Session signIn(@Valid @RequestBody Credentials entered, HttpServletRequest request, HttpServletResponse response) {
        String address = String.valueOf(request.getRemoteAddr());
        guard.check(entered.email(), address);
        Optional<People.Credentials> found = people.credentials(entered.email());
        // Someone unknown takes as long as someone known, so that no one learns which addresses exist.
        boolean right = passwords.matches(
                entered.password(), found.map(People.Credentials::hash).orElse(decoy));
        if (!right || found.isEmpty()) {
            guard.failed(entered.email(), address);
            audit.by("unknown", entered.email(), "session.refused", entered.email(), Map.of());
            throw Problems.of(HttpStatus.UNAUTHORIZED, "credentials");
        }
        guard.succeeded(entered.email());
        User user = found.get().user();
        signIns.begin(user, request, response);
        return Session.of(user);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        current.find().ifPresent(user -> audit.by(user.actor(), user.name(), "session.ended", user.email(), Map.of()));
        SessionCookie.token(request).ifPresent(sessions::end);
        SessionCookie.remove(request, response);
        signIns.renewToken(request, response);
    }
}
