package io.hatchery.server.delivery;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing keys and trying out. The settings themselves are at {@code /api/settings/email}. */
@RestController
@RequestMapping("/api/email")
@Allowed(Role.ADMIN)
class EmailSetupController {
    private final EmailKeeper keeper;
    private final TestMail tests;
    private final Messages messages;
    private final CurrentUser current;
    private final AuditLog audit;

    EmailSetupController(EmailKeeper keeper, TestMail tests, Messages messages, CurrentUser current, AuditLog audit) {
        this.keeper = keeper;
        this.tests = tests;
        this.messages = messages;
        this.current = current;
        this.audit = audit;
    }

    /** @param recordValue the text of the TXT record at {@code recordName} */
    record Dkim(String domain, String selector, String recordName, String recordValue) {
        static Dkim of(DkimKey key) {
            return new Dkim(key.domain(), key.selector(), key.recordName(), key.recordValue());
        }
    }

    record WantedKey(@Nullable String domain, @Nullable String selector) {}

    record To(@Nullable String to) {}

    @GetMapping("/dkim")
    Dkim dkim() {
        DkimKey key = keeper.dkim();
        if (key == null) {
            throw Problems.notFound("dkim", "");
        }
        return Dkim.of(key);
    }

    /** Makes a new key; the one before is gone. */
    @PostMapping("/dkim")
    @ResponseStatus(HttpStatus.CREATED)
    Dkim makeDkim(@RequestBody WantedKey wanted) {
        String domain = wanted.domain() == null || wanted.domain().isBlank()
                ? keeper.email().domain()
                : wanted.domain().strip().toLowerCase(Locale.ROOT);
        String selector = wanted.selector() == null || wanted.selector().isBlank()
                ? "hatchery"
                : wanted.selector().strip();
        if (!domain.contains(".")
                || domain.endsWith(".invalid")
                || MailAddress.parse("a@" + domain).isEmpty()) {
            throw Problems.invalid("domain", "domain", domain);
        }
        if (!selector.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,58}[A-Za-z0-9])?")) {
            throw Problems.invalid("selector", "selector");
        }
        DkimKey key = DkimKey.generate(domain, selector);
        keeper.dkim(key, current.get().actor());
        audit.record("email.dkim-made", key.recordName());
        return Dkim.of(key);
    }

    @DeleteMapping("/dkim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropDkim() {
        keeper.dkim(null, current.get().actor());
        audit.record("email.dkim-dropped", keeper.email().domain(), Map.of());
    }

    /** Sends a short message at once and says what the server said. */
    @PostMapping("/test")
    TestMail.Result test(@RequestBody To wanted) {
        String to = wanted.to() == null ? "" : wanted.to();
        EmailSettings settings = keeper.email();
        String company = keeper.company().name();
        String body = messages.text("test.body", settings.host(), settings.fromAddress());
        return tests.send(
                to,
                messages.text("test.subject", company),
                "<p>" + org.springframework.web.util.HtmlUtils.htmlEscape(body) + "</p>",
                body);
    }
}
