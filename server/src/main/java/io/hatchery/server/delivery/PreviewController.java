package io.hatchery.server.delivery;

import io.hatchery.engine.LeadState;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.content.Contents;
import io.hatchery.server.content.Email;
import io.hatchery.server.content.EmailProblem;
import io.hatchery.server.content.Personal;
import io.hatchery.server.content.RenderedEmail;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.States;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** E-mails as a given lead would get them, on the screen or in a colleague's mailbox. */
@RestController
@RequestMapping("/api/contents")
@Allowed(Role.MARKETER)
class PreviewController {
    private final Contents contents;
    private final States states;
    private final LetterFiller filler;
    private final TestMail tests;

    PreviewController(Contents contents, States states, LetterFiller filler, TestMail tests) {
        this.contents = contents;
        this.states = states;
        this.filler = filler;
        this.tests = tests;
    }

    /**
     * What to show.
     *
     * @param email as it stands in the editor; null for the newest version kept
     * @param lead whose traits fill it; null for a reader of whom nothing is known
     */
    record Wanted(
            @Nullable Email email,
            @Nullable String language,
            @Nullable Long lead) {}

    record WantedTest(
            @Nullable Email email,
            @Nullable Long lead,
            @Nullable String to) {}

    /** A mail not kept yet. */
    @PostMapping("/preview")
    RenderedEmail preview(@RequestBody Wanted wanted) {
        if (wanted.email() == null) {
            throw Problems.invalid("email", "required");
        }
        return render(wanted.email(), language(wanted.language(), "en"), wanted.lead());
    }

    @PostMapping("/{id}/preview")
    RenderedEmail preview(@PathVariable String id, @RequestBody Wanted wanted) {
        return render(
                email(id, wanted.email()),
                language(wanted.language(), contents.language(id).orElse("en")),
                wanted.lead());
    }

    @PostMapping("/{id}/test-send")
    TestMail.Result test(@PathVariable String id, @RequestBody WantedTest wanted) {
        String language = contents.language(id).orElse("en");
        RenderedEmail email = render(email(id, wanted.email()), language, wanted.lead());
        if (!email.sendable()) {
            throw Problems.invalid(email.problems().stream()
                    .filter(problem -> problem.severity() == EmailProblem.Severity.ERROR)
                    .map(problem -> new Fault(problem.place(), problem.code(), problem.args()))
                    .toList());
        }
        String prefix = language.startsWith("zh") ? "[测试] " : "[Test] ";
        RenderedEmail marked = new RenderedEmail(
                prefix + email.subject(), email.preheader(), email.html(), email.text(), "", List.of(), List.of());
        return tests.send(wanted.to() == null ? "" : wanted.to(), marked);
    }

    private Email email(String id, @Nullable Email given) {
        return given != null ? given : contents.newest(id).orElseThrow(() -> Problems.notFound("content", id));
    }

    @SuppressWarnings("NullAway") // what came over the wire may lack anything
    private RenderedEmail render(Email email, String language, @Nullable Long lead) {
        if (email.subject() == null || email.body() == null) {
            throw Problems.invalid("email", "required");
        }
        Optional<LeadState> state = lead == null ? Optional.empty() : states.of(lead);
        if (lead != null && state.isEmpty()) {
            throw Problems.notFound("lead", lead);
        }
        Email whole = new Email(
                email.subject(), email.preheader() == null ? "" : email.preheader(), email.body(), email.text());
        return filler.render(whole, language, state.orElse(null), Personal.Links.NOWHERE);
    }

    private static String language(@Nullable String wanted, String otherwise) {
        return wanted == null || wanted.isBlank() ? otherwise : wanted;
    }
}
