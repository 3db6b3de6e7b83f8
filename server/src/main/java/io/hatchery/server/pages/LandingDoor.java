package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Bots;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Cookies;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where landing pages are seen, and their forms sent. Open to the world. */
@Hidden
@RestController
class LandingDoor {
    /** The cookie that says which variant a browser saw, and nothing else. */
    private static final String SEEN = "hatchery_page";

    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final LandingRows landings;
    private final LandingResults results;
    private final LandingPage page;
    private final FormRows forms;
    private final FormFlow flow;
    private final Acquaintances acquaintances;
    private final Throttle throttle;
    private final Settings settings;
    private final Doors doors;
    private final Clock clock;
    private final Ids ids;

    LandingDoor(
            LandingRows landings,
            LandingResults results,
            LandingPage page,
            FormRows forms,
            FormFlow flow,
            Acquaintances acquaintances,
            Throttle throttle,
            Settings settings,
            Doors doors,
            Clock clock,
            Ids ids) {
        this.landings = landings;
        this.results = results;
        this.page = page;
        this.forms = forms;
        this.flow = flow;
        this.acquaintances = acquaintances;
        this.throttle = throttle;
        this.settings = settings;
        this.doors = doors;
        this.clock = clock;
        this.ids = ids;
    }

    @GetMapping("/lp/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        return on(id, request, visit -> {
            Optional<ResponseEntity<String>> introduced =
                    visit.form() == null ? Optional.empty() : acquaintances.introduce(request);
            if (introduced.isPresent()) {
                return introduced.get();
            }
            FormFlow.Shown form = visit.form() == null
                    ? null
                    : flow.show(visit.form().id(), visit.form().version(), visit.place(), request);
            boolean first = !visit.variant().key().equals(visit.seen());
            if (first && counts(request)) {
                results.visited(
                        id,
                        visit.variant().key(),
                        Span.today(clock, settings),
                        visit.place().channel());
            }
            ResponseEntity<String> shown = shown(visit, form);
            return first ? remembering(shown, visit, request) : shown;
        });
    }

    @PostMapping("/lp/{id}")
    ResponseEntity<String> take(@PathVariable String id, HttpServletRequest request) throws IOException {
        try {
            throttle.count(id, request.getRemoteAddr());
            Entries entries = Entries.read(request);
            return on(id, entries, request, visit -> {
                Asked asked = visit.form();
                if (asked == null) {
                    return doors.gone(visit.language());
                }
                return switch (flow.take(asked.id(), asked.version(), visit.place(), entries, request)) {
                    case FormFlow.Sent.Again(FormFlow.Shown form) -> shown(visit, form);
                    case FormFlow.Sent.Done done ->
                        flow.onwards(
                                done,
                                "/lp/" + id + "/done?lang=" + FormPage.tag(visit.language()),
                                flow.elsewhere(done.definition()),
                                request);
                };
            });
        } catch (ProblemException problem) {
            return doors.problem(problem, Doors.language(request));
        }
    }

    @GetMapping("/lp/{id}/done")
    ResponseEntity<String> done(@PathVariable String id, HttpServletRequest request) {
        return on(id, request, visit -> {
            Asked asked = visit.form();
            if (asked == null) {
                return doors.gone(visit.language());
            }
            FormPage.Thanks thanks = flow.thanks(asked.id(), asked.version().definition(), request);
            return html(HttpStatus.OK, visit, page.thanks(visit.state(null), thanks, visit.language()), "'none'");
        });
    }

    /** The form of a page, as people see it now. */
    private record Asked(String id, Written.Version<Definition> version) {}

    /**
     * Somebody at a page that is open.
     *
     * @param seen the variant they saw before, null for none
     * @param form null when the page has none or it is closed
     */
    private record Guest(
            String id,
            Landing landing,
            Landing.Variant variant,
            @Nullable String seen,
            @Nullable Asked form,
            Place place,
            String base,
            Locale language) {
        LandingPage.State state(FormFlow.@Nullable Shown shown) {
            return new LandingPage.State(id, landing, variant, shown, base);
        }
    }

    private ResponseEntity<String> on(
            String id, HttpServletRequest request, Function<Guest, ResponseEntity<String>> then) {
        return on(id, Entries.parse(""), request, then);
    }

    private ResponseEntity<String> on(
            String id, Entries entries, HttpServletRequest request, Function<Guest, ResponseEntity<String>> then) {
        Locale language = Doors.language(request);
        Optional<Written.Version<Landing>> open = landings.open(id);
        if (open.isEmpty()) {
            return doors.says(HttpStatus.NOT_FOUND, "landing.gone", language);
        }
        Landing landing = open.get().definition();
        // a form says on which variant it stood, also where cookies are not kept
        String stood = entries.one(FormPage.VARIANT);
        String seen = stood.isEmpty() ? Cookies.value(SEEN, request) : stood;
        Landing.Variant variant = landing.choose(seen, ids.draw());
        String form = landing.form();
        return then.apply(new Guest(
                id,
                landing,
                variant,
                seen,
                form == null
                        ? null
                        : forms.open(form).map(it -> new Asked(form, it)).orElse(null),
                Place.on(new Submission.Landed(id, variant.key()), landing.writeKey() != null, entries, request),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                language));
    }

    private ResponseEntity<String> shown(Guest visit, FormFlow.@Nullable Shown form) {
        return html(
                form == null ? HttpStatus.OK : form.status(),
                visit,
                page.page(visit.state(form), visit.language()),
                form == null ? "'none'" : flow.actions(form.definition()));
    }

    private static ResponseEntity<String> html(HttpStatus status, Guest visit, String html, String actions) {
        Landing landing = visit.landing();
        return Doors.html(
                status,
                html,
                LandingStyle.policy(LandingStyle.css(landing.colour()), landing.writeKey() != null, actions));
    }

    /** Programs and browsers that look ahead are no visitors. */
    private static boolean counts(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String purpose = request.getHeader("Sec-Purpose");
        return HttpMethod.GET.matches(request.getMethod())
                && agent != null
                && !Bots.isBot(agent)
                && (purpose == null || !purpose.contains("prefetch"));
    }

    private static ResponseEntity<String> remembering(
            ResponseEntity<String> shown, Guest visit, HttpServletRequest request) {
        ResponseCookie cookie = Cookies.keeping(SEEN, visit.variant().key(), "/lp/" + visit.id(), REMEMBERED, request);
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(shown.getBody());
    }
}
