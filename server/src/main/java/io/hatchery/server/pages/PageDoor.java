package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where forms are seen and sent. Open to the world. */
@Hidden
@RestController
class PageDoor {
    private static final int LONGEST = 2_000;

    private final FormRows forms;
    private final SubmissionRows rows;
    private final FormPage page;
    private final Seals seals;
    private final Throttle throttle;
    private final Taking taking;
    private final Settings settings;
    private final Messages messages;
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
            Messages messages,
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
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
    }

    @GetMapping("/p/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        Optional<Form.Version> found = open(id);
        if (found.isEmpty()) {
            return gone(language(request));
        }
        String referrer = referrer(request);
        rows.viewed(
                id,
                clock.now().atZone(settings.get(Company.SETTINGS).timeZone()).toLocalDate(),
                Taking.channel(Touches.of(new Visit(address(request), referrer, Map.of()))));
        return form(id, found.get(), request, new Sent(Entries.parse(""), Map.of(), false, referrer, null));
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
        Locale language = language(request);
        return open(id).map(it -> thanks(id, it.definition(), Frame.of(request), language))
                .orElseGet(() -> gone(language));
    }

    private ResponseEntity<String> thanks(String id, Definition definition, @Nullable Frame frame, Locale language) {
        return frame == null
                ? html(HttpStatus.OK, page.thanks(definition, language), FormStyle.policy("'none'"))
                : html(
                        HttpStatus.OK,
                        page.thanksFramed(definition, id, allowed(definition), language),
                        FormStyle.framed("'none'"));
    }

    @PostMapping("/p/{id}")
    ResponseEntity<String> take(@PathVariable String id, HttpServletRequest request) throws IOException {
        try {
            throttle.count(id, request.getRemoteAddr());
            return open(id).isEmpty()
                    ? gone(language(request))
                    : take(id, open(id).orElseThrow(), Entries.read(request), request);
        } catch (ProblemException problem) {
            return problem(problem, language(request));
        }
    }

    private ResponseEntity<String> take(String id, Form.Version newest, Entries entries, HttpServletRequest request) {
        Instant now = clock.now();
        String referrer = cut(entries.one(FormPage.REFERRER));
        Optional<Seals.Shown> shown = seals.read(id, entries.one(FormPage.SEAL), now);
        if (shown.isEmpty()) {
            return form(id, newest, request, new Sent(entries, Map.of(), true, referrer, null));
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
                frame == null ? null : frame.visitor());
        Duration took = Duration.between(shown.get().at(), now);
        return switch (taking.take(submission, version.definition(), took)) {
            case Taking.Outcome.Faulty(Map<String, String> wrong) ->
                form(id, version, request, new Sent(entries, wrong, false, referrer, entries.one(FormPage.SEAL)));
            case Taking.Outcome.Thanked() ->
                onwards(id, version.definition(), FormPage.tag(language(request)), frame != null);
        };
    }

    /** What came with a request; {@code seal} is the one it came with, null when a new one is due. */
    private record Sent(
            Entries entries,
            Map<String, String> wrong,
            boolean stale,
            @Nullable String referrer,
            @Nullable String seal) {}

    private ResponseEntity<String> form(String id, Form.Version version, HttpServletRequest request, Sent sent) {
        String seal = sent.seal() != null
                ? sent.seal()
                : seals.of(new Seals.Shown(id, version.number(), clock.now(), ids.next()));
        String query = request.getQueryString();
        String action = "/p/" + id + (query == null ? "" : "?" + cut(query));
        String html = page.form(
                version.definition(),
                new FormPage.State(
                        sent.entries(),
                        sent.wrong(),
                        sent.stale(),
                        seal,
                        action,
                        sent.referrer(),
                        taking.region(),
                        Frame.of(request) == null ? null : id),
                language(request));
        boolean fine = sent.wrong().isEmpty() && !sent.stale();
        String policy = Frame.of(request) == null ? policy(version.definition()) : FormStyle.framed("'self'");
        return html(fine ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, html, policy);
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
    private ResponseEntity<String> onwards(String id, Definition definition, String tag, boolean framed) {
        String url = framed ? null : allowed(definition);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.LOCATION,
                        url == null ? "/p/" + id + "/done?lang=" + tag + (framed ? "&embed=1" : "") : url)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private Optional<Form.Version> open(String id) {
        return forms.find(id).filter(Form::open).flatMap(form -> {
            Integer published = form.published();
            return published == null ? Optional.empty() : forms.version(id, published);
        });
    }

    private ResponseEntity<String> gone(Locale language) {
        return html(
                HttpStatus.NOT_FOUND,
                page.says(messages.text(language, "form.gone-title"), messages.text(language, "form.gone"), language),
                FormStyle.policy("'none'"));
    }

    private ResponseEntity<String> problem(ProblemException problem, Locale language) {
        Object[] args = problem.args().toArray();
        String key = "problem." + problem.code();
        String text = page.says(
                messages.text(language, key + ".title", args),
                messages.text(language, key + ".action", args),
                language);
        Duration later = problem.retryAfter();
        ResponseEntity<String> answer = html(problem.status(), text, FormStyle.policy("'none'"));
        return later == null
                ? answer
                : ResponseEntity.status(problem.status())
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, later.toSeconds())))
                        .body(text);
    }

    private static ResponseEntity<String> html(HttpStatus status, String html, String policy) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .body(html);
    }

    private static Locale language(HttpServletRequest request) {
        String wanted = request.getParameter("lang");
        if (wanted != null) {
            return wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        }
        boolean said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return said && request.getLocale().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
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
