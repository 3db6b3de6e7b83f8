package io.hatchery.server.pages;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where forms are seen and sent by themselves. Open to the world. */
@Hidden
@RestController
class PageDoor {
    private final FormRows forms;
    private final SubmissionRows rows;
    private final FormPage page;
    private final FormFlow flow;
    private final Acquaintances acquaintances;
    private final Throttle throttle;
    private final Settings settings;
    private final Doors doors;
    private final Clock clock;
    private final String script;

    PageDoor(
            FormRows forms,
            SubmissionRows rows,
            FormPage page,
            FormFlow flow,
            Acquaintances acquaintances,
            Throttle throttle,
            Settings settings,
            Doors doors,
            Clock clock)
            throws IOException {
        this.script = new ClassPathResource("pages/forms.js").getContentAsString(StandardCharsets.UTF_8);
        this.forms = forms;
        this.rows = rows;
        this.page = page;
        this.flow = flow;
        this.acquaintances = acquaintances;
        this.throttle = throttle;
        this.settings = settings;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/p/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        Optional<Written.Version<Definition>> found = forms.open(id);
        if (found.isEmpty()) {
            return doors.gone(Doors.language(request));
        }
        Place place = Place.of(id, request);
        Optional<ResponseEntity<String>> first = place.framed() ? Optional.empty() : acquaintances.introduce(request);
        if (first.isPresent()) {
            return first.get();
        }
        rows.viewed(id, Span.today(clock, settings), place.channel());
        return form(flow.show(id, found.get(), place, request), place, request);
    }

    /** Puts forms into other pages. */
    @GetMapping("/forms.js")
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(script);
    }

    @GetMapping("/p/{id}/done")
    ResponseEntity<String> done(@PathVariable String id, HttpServletRequest request) {
        Locale language = Doors.language(request);
        return forms.open(id)
                .map(it -> flow.thanks(id, it.definition(), request))
                .map(thanks -> Frame.of(request) == null
                        ? Doors.html(HttpStatus.OK, page.thanks(thanks, language), FormStyle.policy("'none'"))
                        : Doors.html(
                                HttpStatus.OK,
                                page.thanksFramed(thanks, id, flow.elsewhere(thanks.definition()), language),
                                FormStyle.framed("'none'")))
                .orElseGet(() -> doors.gone(language));
    }

    @PostMapping("/p/{id}")
    ResponseEntity<String> take(@PathVariable String id, HttpServletRequest request) throws IOException {
        try {
            throttle.count(id, request.getRemoteAddr());
            Optional<Written.Version<Definition>> found = forms.open(id);
            return found.isEmpty()
                    ? doors.gone(Doors.language(request))
                    : take(id, found.get(), Entries.read(request), request);
        } catch (ProblemException problem) {
            return doors.problem(problem, Doors.language(request));
        }
    }

    private ResponseEntity<String> take(
            String id, Written.Version<Definition> newest, Entries entries, HttpServletRequest request) {
        Place place = Place.of(id, request);
        return switch (flow.take(id, newest, place, entries, request)) {
            case FormFlow.Sent.Again(FormFlow.Shown form) -> form(form, place, request);
            case FormFlow.Sent.Done done -> {
                String thanks = "/p/" + id + "/done?lang=" + FormPage.tag(Doors.language(request))
                        + (place.framed() ? "&embed=1" : "");
                // inside another page it is that page that leads people on: it hears of it from the thanks
                @Nullable String elsewhere = place.framed() ? null : flow.elsewhere(done.definition());
                yield flow.onwards(done, thanks, elsewhere, request);
            }
        };
    }

    private ResponseEntity<String> form(FormFlow.Shown form, Place place, HttpServletRequest request) {
        return Doors.html(
                form.status(),
                page.form(form.definition(), form.state(), Doors.language(request)),
                place.framed() ? FormStyle.framed("'self'") : FormStyle.policy(flow.actions(form.definition())));
    }
}
