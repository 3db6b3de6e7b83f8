package io.hatchery.server.delivery;

import io.hatchery.server.content.Personal;
import io.hatchery.server.delivery.MessageTokens.Purpose;
import io.hatchery.server.runtime.States;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What the links and the picture in a mail lead to. Open to the world; tokens say which message is meant. */
@Hidden
@RestController
@RequestMapping(method = {RequestMethod.GET, RequestMethod.HEAD})
class TrackingController {
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String STRICT =
            "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Reactions reactions;
    private final Texts texts;
    private final States states;
    private final LetterFiller filler;
    private final Pages pages;

    TrackingController(Reactions reactions, Texts texts, States states, LetterFiller filler, Pages pages) {
        this.reactions = reactions;
        this.texts = texts;
        this.states = states;
        this.filler = filler;
        this.pages = pages;
    }

    /** Always the picture, whatever the token. */
    @RequestMapping("/t/o/{file}")
    ResponseEntity<byte[]> open(@PathVariable String file, HttpServletRequest request) {
        String token = file.endsWith(".gif") ? file.substring(0, file.length() - 4) : file;
        reactions
                .message(Purpose.OPEN, token)
                .ifPresent(message ->
                        reactions.opened(message, request.getMethod(), request.getHeader(HttpHeaders.USER_AGENT)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_GIF)
                .cacheControl(CacheControl.noStore())
                .body(PIXEL);
    }

    /** Leads on to where the message's own link leads, and nowhere else. */
    @RequestMapping("/t/c/{token}/{link}")
    ResponseEntity<?> click(@PathVariable String token, @PathVariable String link, HttpServletRequest request) {
        int number = link.matches("\\d{1,4}") ? Integer.parseInt(link) : -1;
        Optional<String> target = reactions
                .message(Purpose.CLICK, token)
                .flatMap(message -> reactions.clicked(
                        message, number, request.getMethod(), request.getHeader(HttpHeaders.USER_AGENT)));
        return target.<ResponseEntity<?>>map(address -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create(address))
                        .cacheControl(CacheControl.noStore())
                        .header("Referrer-Policy", "no-referrer")
                        .build())
                .orElseGet(() -> pages.unknownLink(request.getLocale()));
    }

    /** The mail in a browser, as its reader would get it now. */
    @RequestMapping("/t/v/{token}")
    ResponseEntity<String> view(@PathVariable String token, HttpServletRequest request) {
        return reactions
                .message(Purpose.VIEW, token)
                .flatMap(this::html)
                .map(html -> ResponseEntity.ok()
                        .contentType(Pages.HTML)
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Security-Policy", STRICT)
                        .header("X-Robots-Tag", "noindex")
                        .body(html))
                .orElseGet(() -> pages.unknownLink(request.getLocale()));
    }

    private Optional<String> html(Message message) {
        Integer version = message.version();
        if (version == null) {
            return Optional.empty();
        }
        Personal.Links links = filler.links(message.id());
        return texts.said(message, version)
                .map(published -> filler.render(
                                published.email(),
                                published.language(),
                                states.of(message.lead()).orElse(null),
                                links)
                        .html());
    }
}
