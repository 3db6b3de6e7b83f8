package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** Where forms are seen and sent. Open to the world. */
@Hidden
@RestController
class PageDoor {
    private static final int LONGEST = 2_000;

    /** The cookie of a browser that sent a form. */
    private static final String RETURNING = "hatchery_form";

    private final FormRows forms;
    private final SubmissionRows rows;
    private final FormPage page;
    private final Seals seals;
    private final Throttle throttle;
    private final Taking taking;
    private final Settings settings;
    private final Doors doors;
    private final Passes passes;
    private final Answers answers;
    private final Profiling profiling;
    private final Clock clock;
    private final Ids ids;
    private final String script;

    PageDoor(
            FormRows forms,
            SubmissionRows rows,
            FormPage page,
            Seals seals,
            Throttle throttle,
            Taking taking,
            Settings settings,
            Doors doors,
            Passes passes,
            Answers answers,
            Profiling profiling,
            Clock clock,
            Ids ids)
            throws IOException {
        this.script = new ClassPathResource("pages/forms.js").getContentAsString(StandardCharsets.UTF_8);
        this.forms = forms;
        this.rows = rows;
        this.page = page;
        this.seals = seals;
        this.throttle = throttle;
        this.taking = taking;
        this.settings = settings;
        this.doors = doors;
        this.passes = passes;
        this.answers = answers;
        this.profiling = profiling;
        this.clock = clock;
        this.ids = ids;
    }

    @GetMapping("/p/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        Optional<Form.Version> found = open(id);
        if (found.isEmpty()) {
            return doors.gone(Doors.language(request));
        }
        String referrer = referrer(request);
        rows.viewed(
                id,
                clock.now().atZone(settings.get(Company.SETTINGS).timeZone()).toLocalDate(),
                Taking.channel(Touches.of(new Visit(address(request), referrer, Map.of()))));
        return form(id, found.get(), request, new Sent(Entries.parse(""), Map.of(), false, referrer, null, null));
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
        Optional<Answered> sent = passes.submission(
                        Passes.To.RETURN, String.valueOf(request.getParameter("sent")), clock.now())
                .flatMap(rows::answered)
                .filter(answered -> answered.form().equals(id));
        return open(id).map(it -> thanks(id, it.definition(), sent.orElse(null), Frame.of(request), language))
                .orElseGet(() -> doors.gone(language));
    }

    /** @param sent what was sent, null when somebody came here without */
    private ResponseEntity<String> thanks(
            String id, Definition newest, @Nullable Answered sent, @Nullable Frame frame, Locale language) {
        Definition definition = sent == null ? newest : sent.definition();
        FormPage.Thanks thanks = new FormPage.Thanks(
                definition,
                sent != null && !sent.unconfirmed().isEmpty() && !sent.confirmed(),
                sent == null ? null : answers.onPage(sent).orElse(null));
        return frame == null
                ? Doors.html(HttpStatus.OK, page.thanks(thanks, language), FormStyle.policy("'none'"))
                : Doors.html(
                        HttpStatus.OK,
                        page.thanksFramed(thanks, id, allowed(definition), language),
                        FormStyle.framed("'none'"));
    }

    @PostMapping("/p/{id}")
    ResponseEntity<String> take(@PathVariable String id, HttpServletRequest request) throws IOException {
        try {
            throttle.count(id, request.getRemoteAddr());
            return open(id).isEmpty()
                    ? doors.gone(Doors.language(request))
                    : take(id, open(id).orElseThrow(), Entries.read(request), request);
        } catch (ProblemException problem) {
            return doors.problem(problem, Doors.language(request));
        }
    }

    private ResponseEntity<String> take(String id, Form.Version newest, Entries entries, HttpServletRequest request) {
        Instant now = clock.now();
        String referrer = cut(entries.one(FormPage.REFERRER));
        Optional<Seals.Shown> shown = seals.read(id, entries.one(FormPage.SEAL), now);
        if (shown.isEmpty()) {
            return form(id, newest, request, new Sent(entries, Map.of(), true, referrer, null, null));
        }
        Form.Version version = forms.version(id, shown.get().version()).orElse(newest);
        Frame frame = Frame.of(request);
        Submission submission = new Submission(
                shown.get().id(),
                id,
                version.number(),
                now,
                entries,
                request.getRemoteAddr(),
                cut(request.getHeader(HttpHeaders.USER_AGENT)),
                address(request),
                referrer,
                frame == null ? null : frame.visitor(),
                shown.get().omitted());
        Duration took = Duration.between(shown.get().at(), now);
        return switch (taking.take(submission, version.definition(), took)) {
            case Taking.Outcome.Faulty(Map<String, String> wrong) ->
                form(
                        id,
                        version,
                        request,
                        new Sent(
                                entries,
                                wrong,
                                false,
                                referrer,
                                entries.one(FormPage.SEAL),
                                shown.get().omitted()));
            case Taking.Outcome.Thanked() -> onwards(submission, version.definition(), request, frame != null);
        };
    }

    /** What came with a request; {@code seal} is the one it came with, and {@code omitted} what it says; null when a new one is due. */
    private record Sent(
            Entries entries,
            Map<String, String> wrong,
            boolean stale,
            @Nullable String referrer,
            @Nullable String seal,
            @Nullable List<String> omitted) {}

    private ResponseEntity<String> form(String id, Form.Version version, HttpServletRequest request, Sent sent) {
        Frame frame = Frame.of(request);
        List<String> omitted = sent.omitted() != null
                ? sent.omitted()
                : profiling.omitted(version.definition(), returning(request), frame == null ? null : frame.visitor());
        String seal = sent.seal() != null
                ? sent.seal()
                : seals.of(new Seals.Shown(id, version.number(), clock.now(), ids.next(), omitted));
        String query = request.getQueryString();
        String action = "/p/" + id + (query == null ? "" : "?" + cut(query));
        String html = page.form(
                version.definition().without(omitted),
                new FormPage.State(
                        sent.entries(),
                        sent.wrong(),
                        sent.stale(),
                        seal,
                        action,
                        sent.referrer(),
                        taking.region(),
                        frame == null ? null : id),
                Doors.language(request));
        boolean fine = sent.wrong().isEmpty() && !sent.stale();
        String policy = frame == null ? policy(version.definition()) : FormStyle.framed("'self'");
        return Doors.html(fine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, html, policy);
    }

    /** Browsers let a form lead only where the policy says, also when the server sends them on. */
    private String policy(Definition definition) {
        String url = allowed(definition);
        return FormStyle.policy(url == null ? "'self'" : "'self' " + url.replaceFirst("^(https://[^/?#]+).*", "$1"));
    }

    /** Where people are led, null for nowhere or when it is not allowed any more. */
    private @Nullable String allowed(Definition definition) {
        return definition.after() instanceof Definition.After.Redirect(String url)
                        && settings.get(PagesSettings.AREA).allows(url)
                ? url
                : null;
    }

    /** Inside another page it is that page that leads people on: it hears of it from the thanks. */
    private ResponseEntity<String> onwards(
            Submission submission, Definition definition, HttpServletRequest request, boolean framed) {
        String url = framed ? null : allowed(definition);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).cacheControl(CacheControl.noStore());
        if (definition.asks() != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE, remembered(submission, request).toString());
        }
        String done = "/p/" + submission.form() + "/done?lang=" + FormPage.tag(Doors.language(request))
                + "&sent="
                + passes.of(Passes.To.RETURN, submission.id(), submission.at().plus(Seals.LASTS))
                + (framed ? "&embed=1" : "");
        return answer.header(HttpHeaders.LOCATION, url == null ? done : url).build();
    }

    /** So that whoever comes back is not asked again. */
    private ResponseCookie remembered(Submission submission, HttpServletRequest request) {
        String pass =
                passes.of(Passes.To.RETURN, submission.id(), submission.at().plus(Profiling.REMEMBERED));
        return ResponseCookie.from(RETURNING, pass)
                .path("/p")
                .maxAge(Profiling.REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
    }

    private static @Nullable String returning(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, RETURNING);
        return cookie == null ? null : cookie.getValue();
    }

    private Optional<Form.Version> open(String id) {
        return forms.find(id).filter(Form::open).flatMap(form -> {
            Integer published = form.published();
            return published == null ? Optional.empty() : forms.version(id, published);
        });
    }

    /** The page that shows the form, or the form's own. */
    private static String address(HttpServletRequest request) {
        Frame frame = Frame.of(request);
        if (frame != null && frame.page() != null) {
            return frame.page();
        }
        String query = request.getQueryString();
        String address = request.getRequestURL() + (query == null ? "" : "?" + query);
        return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }

    private static @Nullable String referrer(HttpServletRequest request) {
        Frame frame = Frame.of(request);
        return frame == null ? cut(request.getHeader(HttpHeaders.REFERER)) : frame.referrer();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
