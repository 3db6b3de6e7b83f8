package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Bots;
import io.hatchery.server.pages.Passes.Pass;
import io.hatchery.server.pages.Passes.To;
import io.hatchery.server.platform.Clock;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the letters that answer a form lead: to the file, and to a page that asks whether one agrees. Open to the world, by signed
 * addresses. Scanners follow links in mails, so looking at a page confirms nothing.
 */
@Hidden
@RestController
class AnswerDoor {
    private final Answers answers;
    private final SubmissionRows rows;
    private final AssetRows assets;
    private final Passes passes;
    private final FormPage page;
    private final Doors doors;
    private final Clock clock;

    AnswerDoor(
            Answers answers,
            SubmissionRows rows,
            AssetRows assets,
            Passes passes,
            FormPage page,
            Doors doors,
            Clock clock) {
        this.answers = answers;
        this.rows = rows;
        this.assets = assets;
        this.passes = passes;
        this.page = page;
        this.doors = doors;
        this.clock = clock;
    }

    @GetMapping("/p/{form}/file/{pass}")
    @Nullable ResponseEntity<String> file(
            @PathVariable String form,
            @PathVariable String pass,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Locale language = Doors.language(request);
        Optional<Pass> read = passes.read(To.OPEN, pass, clock.now());
        Optional<Answered> sent = read.flatMap(it -> sent(it.submission(), form));
        Optional<Asset> asset = sent.flatMap(answers::file);
        if (read.isEmpty() || asset.isEmpty()) {
            return doors.gone(language);
        }
        if (read.get().over()) {
            return Doors.html(HttpStatus.GONE, page.lateFile(form, language), FormStyle.policy("'none'"));
        }
        if (request.getMethod().equals("GET") && !isProgram(request.getHeader(HttpHeaders.USER_AGENT))) {
            answers.opened(sent.orElseThrow(), asset.get());
        }
        handOut(asset.get(), request.getMethod().equals("HEAD"), response);
        return null;
    }

    /** Whoever says nothing of itself is no browser. */
    private static boolean isProgram(@Nullable String agent) {
        return agent == null || agent.isBlank() || Bots.isBot(agent);
    }

    /** Written by hand, however long it takes: a reader may be slow and a file large. */
    private void handOut(Asset asset, boolean headersAlone, HttpServletResponse response) throws IOException {
        ContentDisposition.Builder how = asset.shown() ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(String.valueOf(Asset.typeOf(asset.file())));
        response.setContentLengthLong(asset.bytes());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                how.filename(asset.file(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        if (!headersAlone) {
            assets.write(asset, response.getOutputStream());
        }
    }

    @GetMapping("/p/{form}/confirm/{pass}")
    ResponseEntity<String> ask(@PathVariable String form, @PathVariable String pass, HttpServletRequest request) {
        return confirmable(form, pass)
                .map(sent -> sent.confirmed()
                        ? confirmed(sent)
                        : Doors.html(
                                HttpStatus.OK,
                                page.confirm(sent.toConfirm(), sent.locale()),
                                FormStyle.policy("'self'")))
                .orElseGet(() -> doors.says(HttpStatus.GONE, "form.confirm-late", Doors.language(request)));
    }

    @PostMapping("/p/{form}/confirm/{pass}")
    ResponseEntity<String> confirm(@PathVariable String form, @PathVariable String pass, HttpServletRequest request) {
        return confirmable(form, pass)
                .map(sent -> {
                    answers.confirm(sent);
                    return confirmed(sent);
                })
                .orElseGet(() -> doors.says(HttpStatus.GONE, "form.confirm-late", Doors.language(request)));
    }

    private ResponseEntity<String> confirmed(Answered sent) {
        return doors.says(HttpStatus.OK, "form.confirmed", sent.locale());
    }

    private Optional<Answered> confirmable(String form, String pass) {
        return passes.submission(To.CONFIRM, pass, clock.now())
                .flatMap(it -> sent(it, form))
                .filter(sent -> !sent.unconfirmed().isEmpty());
    }

    private Optional<Answered> sent(String submission, String form) {
        return rows.answered(submission).filter(sent -> sent.form().equals(form));
    }
}
