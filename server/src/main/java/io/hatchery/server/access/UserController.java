package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of the company. No one is removed: their name stays with what they did; who leaves is switched off. */
@RestController
@RequestMapping("/api/users")
@Allowed(Role.ADMIN)
class UserController {
    private final People people;
    private final Sessions sessions;
    private final CurrentUser current;
    private final AuditLog audit;

    UserController(People people, Sessions sessions, CurrentUser current, AuditLog audit) {
        this.people = people;
        this.sessions = sessions;
        this.current = current;
        this.audit = audit;
    }

    /** @param teams {@code sdr}, {@code sales} */
    record Shown(
            String id, String name, String email, List<Role> roles, List<String> teams, String locale, boolean active) {
        static Shown of(People.Row row) {
            User user = row.user();
            return new Shown(
                    user.id(),
                    user.name(),
                    user.email(),
                    user.roles().stream().sorted().toList(),
                    codes(user),
                    user.locale(),
                    row.active());
        }
    }

    record Listed(List<Shown> items, @Nullable String next) {}

    /** @param password needed for someone new; null leaves the one there is */
    record Entered(
            @NotBlank String name,
            @NotBlank String email,
            @NotNull Set<Role> roles,
            @Nullable Set<String> teams,
            @NotNull String locale,
            @Nullable Boolean active,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Entered[" + email + "]";
        }
    }

    record Entry(String id, String name, List<String> teams) {}

    record Directory(List<Entry> items) {}

    record PasswordChange(@NotNull String current, @NotNull String password) {
        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    @GetMapping
    Listed list() {
        return new Listed(people.all().stream().map(Shown::of).toList(), null);
    }

    /** Names to choose an owner from. */
    @GetMapping("/directory")
    @Allowed
    Directory directory() {
        return new Directory(people.active().stream()
                .map(user -> new Entry(user.id(), user.name(), codes(user)))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Shown add(@Valid @RequestBody Entered entered) {
        User user = people.add(new NewUser(
                entered.email(),
                entered.name(),
                entered.password() == null ? "" : entered.password(),
                entered.roles(),
                teams(entered.teams()),
                entered.locale()));
        audit.record("user.added", user.email(), Map.of("roles", user.roles().toString()));
        return Shown.of(new People.Row(user, true));
    }

    @PutMapping("/{id}")
    @Transactional
    Shown change(@PathVariable String id, @Valid @RequestBody Entered entered) {
        People.Row before = people.row(id).orElseThrow(() -> Problems.notFound("user", id));
        boolean active = entered.active() == null ? before.active() : entered.active();
        User after = new User(
                id, entered.email(), entered.name(), entered.roles(), teams(entered.teams()), entered.locale());
        people.change(after, active);
        if (entered.password() != null) {
            people.setPassword(id, entered.password());
        }
        if (!active || entered.password() != null) {
            sessions.endAll(id, "");
        }
        audit.record(
                "user.changed",
                after.email(),
                Map.of(
                        "roles", before.user().roles() + " → " + after.roles(),
                        "active", before.active() + " → " + active,
                        "password", entered.password() == null ? "kept" : "set"));
        return Shown.of(people.row(id).orElseThrow());
    }

    /** One's own password; ends one's other sessions. */
    @PostMapping("/me/password")
    @Allowed
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        User user = current.get();
        if (!people.matches(user.id(), change.current())) {
            throw Problems.invalid("current", "password-wrong");
        }
        people.setPassword(user.id(), change.password());
        sessions.endAll(user.id(), SessionCookie.token(request).orElse(""));
        audit.record("user.password-changed", user.email());
    }

    private static Set<Team> teams(@Nullable Set<String> codes) {
        try {
            return codes == null ? Set.of() : codes.stream().map(Team::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("teams", "unknown", String.join(", ", codes == null ? Set.of() : codes));
        }
    }

    private static List<String> codes(User user) {
        return user.teams().stream().map(Team::code).sorted().toList();
    }
}
