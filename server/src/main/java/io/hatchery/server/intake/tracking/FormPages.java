package io.hatchery.server.intake.tracking;

import io.hatchery.server.access.WriteKey;
import io.hatchery.server.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a person sees after sending a form: the site's own page, or a plain thank you. */
@Component
class FormPages {
    private final Messages messages;

    FormPages(Messages messages) {
        this.messages = messages;
    }

    void thanks(FormEntries entries, WriteKey key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String accept = request.getHeader("Accept");
        if (accept == null || !accept.contains("text/html")) {
            Answers.success(response);
            return;
        }
        String target = allowed(entries.control("redirect"), key);
        if (target != null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", target);
            return;
        }
        Locale locale = request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale();
        String text = HtmlUtils.htmlEscape(messages.text(locale, "form.thanks"));
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(("<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>"
                                + text
                                + "</title><p style=\"font:18px/1.6 system-ui;margin:20vh auto;text-align:center\">"
                                + text)
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The address if the key names its origin; else the form could be used to lead people anywhere. */
    private static @Nullable String allowed(@Nullable String redirect, WriteKey key) {
        if (redirect == null || key.origins().isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(redirect);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
                return null;
            }
            String origin = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            return key.allows(origin) ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
