package io.hatchery.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems in the reader's language; for filters, which run before any controller advice. */
@Component
public final class ProblemWriter {
    /** {@code application/problem+json}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final Messages messages;
    private final JsonMapper json;

    ProblemWriter(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /**
     * A problem as it is sent.
     *
     * @param type {@code urn:hatchery:problem:<code>}
     * @param action what the reader may do about it
     */
    public record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String action,
            List<Entry> errors) {

        /** @param place where in the request, as a path */
        public record Entry(String place, String code, List<String> args, String message) {}
    }

    /** The problem in words. */
    public Body body(ProblemException problem, Locale locale) {
        Object[] args = problem.args().toArray();
        String key = "problem." + problem.code();
        String title = messages.textOr(locale, key + ".title", problem.code(), args);
        String action = messages.textOr(locale, key + ".action", "", args);
        return new Body(
                "urn:hatchery:problem:" + problem.code(),
                title,
                problem.status().value(),
                messages.textOr(locale, key + ".detail", title, args),
                action.isEmpty() ? null : action,
                problem.faults().stream().map(fault -> error(fault, locale)).toList());
    }

    private Body.Entry error(Fault fault, Locale locale) {
        return new Body.Entry(
                fault.place(),
                fault.code(),
                fault.args().stream().map(String::valueOf).toList(),
                messages.textOr(
                        locale,
                        "error." + fault.code(),
                        fault.code(),
                        fault.args().toArray()));
    }

    /** Answers with it, unless the answer has already begun. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType(MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfter() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        response.getOutputStream().write(json.writeValueAsBytes(body(problem, language(request))));
    }

    private static Locale language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
    }
}
