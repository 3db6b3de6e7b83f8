package io.hatchery.server.pages;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Cookies;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A form on its way: shown, sent, shown again when something is wrong with it, and thanked for; wherever it stands. */
@Component
class FormFlow {
    /** The cookie of a browser that sent a form. */
    private static final String RETURNING = "hatchery_form";

    private final FormRows forms;
    private final SubmissionRows rows;
    private final Seals seals;
    private final Taking taking;
    private final Settings settings;
    private final Passes passes;
    private final Answers answers;
    private final Profiling profiling;
    private final Acquaintances acquaintances;
    private final Clock clock;
    private final Ids ids;

    FormFlow(
            FormRows forms,
            SubmissionRows rows,
            Seals seals,
            Taking taking,
            Settings settings,
            Passes passes,
            Answers answers,
            Profiling profiling,
            Acquaintances acquaintances,
            Clock clock,
            Ids ids) {
        this.forms = forms;
        this.rows = rows;
        this.seals = seals;
        this.taking = taking;
        this.settings = settings;
        this.passes = passes;
        this.answers = answers;
        this.profiling = profiling;
        this.acquaintances = acquaintances;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A form to be shown.
     *
     * @param definition what of it is asked
     */
    record Shown(Definition definition, FormPage.State state) {
        /** 200, or 422 when it came back with something wrong. */
        HttpStatus status() {
            return state.wrong().isEmpty() && !state.stale() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        }
    }

    /** What became of a form that was sent. */
    sealed interface Sent {
        record Again(Shown form) implements Sent {}

        record Done(Submission submission, Definition definition) implements Sent {}
    }

    /** What came with a request; {@code seal} is the one it came with, and {@code omitted} what it says; null when a new one is due. */
    private record Came(
            Entries entries,
            Map<String, String> wrong,
            boolean stale,
            @Nullable String referrer,
            @Nullable String seal,
            @Nullable List<String> omitted) {}

    /** For the first time. */
    Shown show(String form, Written.Version<Definition> version, Place place, HttpServletRequest request) {
        return show(
                form,
                version,
                place,
                new Came(Entries.parse(""), Map.of(), false, place.referrer(), null, null),
                request);
    }

    private Shown show(
            String form, Written.Version<Definition> version, Place place, Came came, HttpServletRequest request) {
        List<String> omitted = came.omitted() != null
                ? came.omitted()
                : profiling.omitted(
                        version.definition(),
                        Cookies.value(RETURNING, request),
                        place.visitor(),
                        acquaintances.known(request));
        String seal = came.seal() != null
                ? came.seal()
                : seals.of(new Seals.Shown(form, version.number(), clock.now(), ids.next(), omitted));
        return new Shown(
                version.definition().without(omitted),
                new FormPage.State(
                        came.entries(),
                        came.wrong(),
                        came.stale(),
                        seal,
                        place.action(),
                        came.referrer(),
                        taking.region(),
                        place.framed() ? form : null,
                        place.carried()));
    }

    /** Takes what was sent. */
    Sent take(
            String form, Written.Version<Definition> newest, Place place, Entries entries, HttpServletRequest request) {
        Instant now = clock.now();
        String referrer = Place.cut(entries.one(FormPage.REFERRER));
        Optional<Seals.Shown> shown = seals.read(form, entries.one(FormPage.SEAL), now);
        if (shown.isEmpty()) {
            return new Sent.Again(
                    show(form, newest, place, new Came(entries, Map.of(), true, referrer, null, null), request));
        }
        Written.Version<Definition> version =
                forms.version(form, shown.get().version()).orElse(newest);
        Submission submission = new Submission(
                shown.get().id(),
                form,
                version.number(),
                now,
                entries,
                request.getRemoteAddr(),
                Place.cut(request.getHeader(HttpHeaders.USER_AGENT)),
                place.address(),
                referrer,
                place.visitor(),
                acquaintances.known(request),
                place.landed(),
                shown.get().omitted());
        Duration took = Duration.between(shown.get().at(), now);
        return switch (taking.take(submission, version.definition(), took)) {
            case Taking.Outcome.Faulty(Map<String, String> wrong) ->
                new Sent.Again(show(
                        form,
                        version,
                        place,
                        new Came(
                                entries,
                                wrong,
                                false,
                                referrer,
                                entries.one(FormPage.SEAL),
                                shown.get().omitted()),
                        request));
            case Taking.Outcome.Thanked() -> new Sent.Done(submission, version.definition());
        };
    }

    /**
     * Leads somebody on who sent a form.
     *
     * @param thanks where it is thanked for, with a query to which is added what was sent
     * @param elsewhere where people are led instead, null for nowhere
     */
    ResponseEntity<String> onwards(
            Sent.Done done, String thanks, @Nullable String elsewhere, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).cacheControl(CacheControl.noStore());
        Submission submission = done.submission();
        if (done.definition().asks() != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE, remembered(submission, request).toString());
        }
        String sent = thanks + "&sent="
                + passes.of(Passes.To.RETURN, submission.id(), submission.at().plus(Seals.LASTS));
        return answer.header(HttpHeaders.LOCATION, elsewhere == null ? sent : elsewhere)
                .build();
    }

    /**
     * What is said to somebody who comes back from sending it.
     *
     * @param newest the version people see now
     */
    FormPage.Thanks thanks(String form, Definition newest, HttpServletRequest request) {
        return passes.submission(Passes.To.RETURN, String.valueOf(request.getParameter("sent")), clock.now())
                .flatMap(rows::answered)
                .filter(answered -> answered.form().equals(form))
                .map(sent -> new FormPage.Thanks(
                        sent.definition(),
                        !sent.unconfirmed().isEmpty() && !sent.confirmed(),
                        answers.onPage(sent).orElse(null)))
                .orElseGet(() -> new FormPage.Thanks(newest, false, null));
    }

    /** Where people are led, null for nowhere or when it is not allowed any more. */
    @Nullable String elsewhere(Definition definition) {
        return definition.after() instanceof Definition.After.Redirect(String url)
                        && settings.get(PagesSettings.AREA).allows(url)
                ? url
                : null;
    }

    /** Browsers let a form lead only where the policy says, also when the server sends them on. */
    String actions(Definition definition) {
        String url = elsewhere(definition);
        return url == null ? "'self'" : "'self' " + url.replaceFirst("^(https://[^/?#]+).*", "$1");
    }

    /** So that whoever comes back is not asked again. */
    private ResponseCookie remembered(Submission submission, HttpServletRequest request) {
        String pass =
                passes.of(Passes.To.RETURN, submission.id(), submission.at().plus(Profiling.REMEMBERED));
        return Cookies.keeping(RETURNING, pass, "/", Profiling.REMEMBERED, request);
    }
}
