package io.hatchery.server.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Cookies of people who are not signed in: no script reads them, and no other site has them sent but by a link. */
public final class Cookies {
    private Cookies() {}

    /** @param path under which it comes back */
    public static ResponseCookie keeping(
            String name, String value, String path, Duration lasts, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path(path)
                .maxAge(lasts)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
    }

    /** Null when it did not come. */
    public static @Nullable String value(String name, HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
