package io.hatchery.server.pages;

import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the doors open to the world have in common: the language they speak, and pages that nobody keeps or frames. */
@Component
class Doors {
    private final FormPage page;
    private final Messages messages;

    Doors(FormPage page, Messages messages) {
        this.page = page;
        this.messages = messages;
    }

    static Locale language(HttpServletRequest request) {
        String wanted = request.getParameter("lang");
        if (wanted != null) {
            return wanted.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        }
        boolean said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        return said && request.getLocale().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    static ResponseEntity<String> html(HttpStatus status, String html, String policy) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .body(html);
    }

    ResponseEntity<String> gone(Locale language) {
        return says(HttpStatus.NOT_FOUND, "form.gone", language);
    }

    /** A page that says one thing: {@code <key>-title} and {@code <key>}. */
    ResponseEntity<String> says(HttpStatus status, String key, Locale language) {
        return html(
                status,
                page.says(messages.text(language, key + "-title"), messages.text(language, key), language),
                FormStyle.policy("'none'"));
    }

    ResponseEntity<String> problem(ProblemException problem, Locale language) {
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
}
