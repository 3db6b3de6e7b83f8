package io.hatchery.server.sources;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where short links lead. Open to the world; a link leads to the page somebody here gave it and nowhere else. */
@Hidden
@RestController
class LinkDoor {
    private static final Pattern MACHINE = Pattern.compile(
            "bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skype|curl|wget|python|okhttp|java/|go-http|headless",
            Pattern.CASE_INSENSITIVE);

    private final KnownLinks links;
    private final LinkRows rows;
    private final Settings settings;
    private final Messages messages;
    private final Clock clock;

    LinkDoor(KnownLinks links, LinkRows rows, Settings settings, Messages messages, Clock clock) {
        this.links = links;
        this.rows = rows;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/l/{code}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    ResponseEntity<?> follow(@PathVariable String code, HttpServletRequest request) {
        Instant now = clock.now();
        Optional<Link> link = Codes.isCode(code) ? links.find(code) : Optional.empty();
        if (link.isEmpty() || !link.get().leadsOn(now)) {
            return nowhere(request.getLocale());
        }
        rows.followed(
                code, now.atZone(settings.get(Company.SETTINGS).timeZone()).toLocalDate(), isMachine(request));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(Targets.withOrigin(link.get())))
                .cacheControl(CacheControl.noStore())
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static boolean isMachine(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String purpose = request.getHeader("Sec-Purpose");
        return request.getMethod().equals("HEAD")
                || agent == null
                || MACHINE.matcher(agent).find()
                || (purpose != null && purpose.contains("prefetch"));
    }

    private ResponseEntity<String> nowhere(Locale locale) {
        String title = HtmlUtils.htmlEscape(messages.text(locale, "sources.link-gone.title"));
        String text = HtmlUtils.htmlEscape(messages.text(locale, "sources.link-gone.text"));
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body("<!doctype html><html lang=\"" + language + "\"><meta charset=utf-8>"
                        + "<meta name=viewport content=\"width=device-width\"><title>" + title + "</title>"
                        + "<body style=\"font:17px/1.6 system-ui;margin:20vh auto;max-width:30em;text-align:center\"><h1 style=\"font-size:22px\">"
                        + title + "</h1><p>" + text);
    }
}
