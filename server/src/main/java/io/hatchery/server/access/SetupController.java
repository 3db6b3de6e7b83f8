package io.hatchery.server.access;

import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first start: whoever holds the printed link names the company and becomes its administrator. */
@RestController
@RequestMapping("/api/setup")
class SetupController {
    private final SetupLink link;
    private final Users users;
    private final Settings settings;
    private final SignIns signIns;
    private final Journal audit;
    private final TransactionTemplate transaction;

    SetupController(
            SetupLink link,
            Users users,
            Settings settings,
            SignIns signIns,
            Journal audit,
            TransactionTemplate transaction) {
        this.link = link;
        this.users = users;
        this.settings = settings;
        this.signIns = signIns;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Whether the link opens. */
    record Door(boolean open) {}

    /**
     * @param timeZone of the company; by default that of Shanghai
     * @param currency of the company; by default CNY
     */
    record Administrator(
            @NotBlank String token,
            @NotBlank String companyName,
            @NotBlank String name,
            @NotBlank String email,
            @NotBlank String password,
            @NotNull String locale,
            @Nullable ZoneId timeZone,
            @Nullable String currency) {
        @Override
        public String toString() {
            return "Administrator[" + email + "]";
        }
    }

    @GetMapping
    Door door(@RequestParam(defaultValue = "") String token) {
        return new Door(link.opens(token));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionController.Session create(
            @Valid @RequestBody Administrator first, HttpServletRequest request, HttpServletResponse response) {
        User user = transaction.execute(status -> {
            if (!link.use(first.token())) {
                throw Problems.of(HttpStatus.GONE, "setup-closed");
            }
            User made = users.add(new NewUser(
                    first.email(), first.name(), first.password(), Set.of(Role.ADMIN), Set.of(), first.locale()));
            settings.put(Company.SETTINGS, company(first), made.actor());
            audit.by(made.actor(), made.name(), "setup.completed", first.companyName(), Map.of("email", made.email()));
            return made;
        });
        signIns.begin(user, request, response);
        return SessionController.Session.of(user);
    }

    private static Company company(Administrator first) {
        Company standard = Company.SETTINGS.standard();
        try {
            return new Company(
                    first.companyName(),
                    first.timeZone() == null ? standard.timeZone() : first.timeZone(),
                    first.currency() == null ? standard.currency() : first.currency(),
                    first.locale());
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("companyName", "unfit", String.valueOf(e.getMessage()));
        }
    }
}
