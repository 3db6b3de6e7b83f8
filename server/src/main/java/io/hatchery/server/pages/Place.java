package io.hatchery.server.pages;

import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where a form is shown.
 *
 * @param action where it is sent to
 * @param address of the page people see it on, with what followed the question mark
 * @param referrer the page before, null for none
 * @param visitor by which the snippet knows the visitor, null when it does not
 * @param framed whether another page shows it in a frame
 * @param landed the landing page it stands on, null for none
 * @param carried what else is to come back with it, by name
 */
record Place(
        String action,
        String address,
        @Nullable String referrer,
        @Nullable String visitor,
        boolean framed,
        Submission.@Nullable Landed landed,
        Map<String, String> carried) {
    private static final int LONGEST = 2_000;

    /** A page of its own, or a frame within a page of another site. */
    static Place of(String form, HttpServletRequest request) {
        Frame frame = Frame.of(request);
        String action = "/p/" + form + query(request);
        return frame == null
                ? new Place(action, address(request), referrer(request), null, false, null, Map.of())
                : new Place(
                        action,
                        frame.page() == null ? address(request) : frame.page(),
                        frame.referrer(),
                        frame.visitor(),
                        true,
                        null,
                        Map.of());
    }

    /**
     * A landing page.
     *
     * @param watched whether a script of the page will tell the visitor when it is sent
     */
    static Place on(Submission.Landed landed, boolean watched, Entries entries, HttpServletRequest request) {
        return new Place(
                "/lp/" + landed.page() + query(request) + "#form",
                address(request),
                referrer(request),
                Frame.visitor(entries.one(FormPage.VISITOR)),
                false,
                landed,
                watched
                        ? Map.of(FormPage.VARIANT, landed.variant(), FormPage.VISITOR, "")
                        : Map.of(FormPage.VARIANT, landed.variant()));
    }

    /** Where people came from, as reports call it. */
    String channel() {
        return Taking.channel(Touches.of(new Visit(address, referrer, Map.of())));
    }

    private static String query(HttpServletRequest request) {
        String query = cut(request.getQueryString());
        return query == null ? "" : "?" + query;
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        String address = request.getRequestURL() + (query == null ? "" : "?" + query);
        return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }

    private static @Nullable String referrer(HttpServletRequest request) {
        return cut(request.getHeader(HttpHeaders.REFERER));
    }

    static @Nullable String cut(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
