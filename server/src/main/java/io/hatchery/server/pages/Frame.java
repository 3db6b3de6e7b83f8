package io.hatchery.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The page that shows a form inside of it, as {@code forms.js} tells. It tells where people came from, no more and no less to be trusted
 * than what any page tells of its visitors.
 *
 * @param page its address, null when it is none
 * @param referrer the page before it, null for none
 * @param visitor by which the snippet knows the visitor, null when it does not or they do not want it
 */
record Frame(
        @Nullable String page,
        @Nullable String referrer,
        @Nullable String visitor) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_ID = 255;

    /** Null when the form is a page of its own. */
    static @Nullable Frame of(HttpServletRequest request) {
        if (request.getParameter("embed") == null) {
            return null;
        }
        return new Frame(
                page(request.getParameter("_at")),
                page(request.getParameter("_from")),
                visitor(request.getParameter(FormPage.VISITOR)));
    }

    /** The visitor a page tells, null for none. */
    static @Nullable String visitor(@Nullable String told) {
        return told == null || told.isBlank() || told.length() > LONGEST_ID ? null : told.strip();
    }

    private static @Nullable String page(@Nullable String told) {
        if (told == null || told.length() > LONGEST) {
            return null;
        }
        try {
            URI page = new URI(told);
            boolean web = "https".equals(page.getScheme()) || "http".equals(page.getScheme());
            return web && page.getHost() != null ? told : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
