package io.hatchery.server.delivery;

import io.hatchery.engine.Value;
import io.hatchery.server.delivery.MessageTokens.Purpose;
import io.hatchery.server.runtime.States;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Unsubscribing, for people and for mailboxes (RFC 8058). Scanners follow links in mails, so a GET only asks; a POST acts, at once
 * and without a redirect.
 */
@Hidden
@RestController
class UnsubscribeController {
    private final Reactions reactions;
    private final States states;
    private final Pages pages;

    UnsubscribeController(Reactions reactions, States states, Pages pages) {
        this.reactions = reactions;
        this.states = states;
        this.pages = pages;
    }

    @GetMapping("/u/{token}")
    ResponseEntity<String> ask(@PathVariable String token, HttpServletRequest request) {
        Optional<Message> message = reactions.message(Purpose.UNSUBSCRIBE, token);
        if (message.isEmpty()) {
            return pages.unknownLink(request.getLocale());
        }
        Locale locale = language(message.get());
        String address = String.valueOf(message.get().address());
        return message.get().unsubscribedAt() == null
                ? pages.confirm(locale, address)
                : pages.unsubscribed(locale, address);
    }

    /**
     * Does what was asked.
     *
     * @param oneClick from a mailbox: {@code One-Click}
     * @param choice from the page: {@code unsubscribe} or {@code subscribe}
     */
    @PostMapping("/u/{token}")
    ResponseEntity<String> act(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick,
            @RequestParam(required = false) @Nullable String choice,
            HttpServletRequest request) {
        Optional<Message> found = reactions.message(Purpose.UNSUBSCRIBE, token);
        if (found.isEmpty()) {
            return pages.unknownLink(request.getLocale());
        }
        Message message = found.get();
        Locale locale = language(message);
        String address = String.valueOf(message.address());
        if ("One-Click".equalsIgnoreCase(oneClick)) {
            reactions.unsubscribe(message, "one-click");
            return pages.unsubscribed(locale, address);
        }
        return switch (choice == null ? "" : choice) {
            case "unsubscribe" -> {
                reactions.unsubscribe(message, "page");
                yield pages.unsubscribed(locale, address);
            }
            case "subscribe" -> {
                reactions.subscribe(message);
                yield pages.subscribed(locale, address);
            }
            default -> pages.notUnderstood(locale);
        };
    }

    /** The lead's language, else that of the mail. */
    private Locale language(Message message) {
        String tag = states.of(message.lead())
                .map(state -> state.traits().value("language"))
                .map(value -> value instanceof Value.Text(String text) ? text : "")
                .filter(text -> !text.isBlank())
                .orElse(message.language() == null ? "en" : message.language());
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
