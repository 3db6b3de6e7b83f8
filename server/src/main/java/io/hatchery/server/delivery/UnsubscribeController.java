package io.hatchery.server.delivery;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.server.consent.Purposes;
import io.hatchery.server.delivery.MessageTokens.Purpose;
import io.hatchery.server.runtime.States;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private final Purposes purposes;
    private final Pages pages;

    UnsubscribeController(Reactions reactions, States states, Purposes purposes, Pages pages) {
        this.purposes = purposes;
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
                ? pages.confirm(locale, address, token)
                : pages.unsubscribed(locale, address, token);
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
            return pages.unsubscribed(locale, address, token);
        }
        return switch (choice == null ? "" : choice) {
            case "unsubscribe" -> {
                reactions.unsubscribe(message, "page");
                yield pages.unsubscribed(locale, address, token);
            }
            case "subscribe" -> {
                reactions.subscribe(message);
                yield pages.subscribed(locale, address);
            }
            default -> pages.notUnderstood(locale);
        };
    }

    /** What a person wants to be written to for; nothing is chosen for them. */
    @GetMapping("/u/{token}/preferences")
    ResponseEntity<String> preferences(@PathVariable String token, HttpServletRequest request) {
        Optional<Message> message = reactions.message(Purpose.UNSUBSCRIBE, token);
        Optional<LeadState> lead = message.flatMap(it -> states.of(it.lead()));
        if (message.isEmpty() || lead.isEmpty()) {
            return pages.unknownLink(request.getLocale());
        }
        return shown(message.get(), lead.get(), false);
    }

    /** @param all that they want nothing any more, whatever else is chosen */
    @PostMapping("/u/{token}/preferences")
    ResponseEntity<String> choose(
            @PathVariable String token,
            @RequestParam(name = "for", required = false) @Nullable List<String> chosen,
            @RequestParam(required = false) @Nullable String all,
            HttpServletRequest request) {
        Optional<Message> found = reactions.message(Purpose.UNSUBSCRIBE, token);
        Optional<LeadState> lead = found.flatMap(it -> states.of(it.lead()));
        if (found.isEmpty() || lead.isEmpty()) {
            return pages.unknownLink(request.getLocale());
        }
        Message message = found.get();
        Set<String> wanted = chosen == null || all != null ? Set.of() : Set.copyOf(chosen);
        reactions.choose(message, lead.get(), wanted, purposes.on("email"), language(message));
        if (all != null) {
            reactions.unsubscribe(message, "page");
        }
        return shown(
                reactions.message(Purpose.UNSUBSCRIBE, token).orElse(message),
                states.of(message.lead()).orElse(lead.get()),
                true);
    }

    private ResponseEntity<String> shown(Message message, LeadState lead, boolean kept) {
        Contact contact = lead.contact();
        return pages.preferences(
                language(message),
                String.valueOf(message.address()),
                purposes.on("email"),
                purpose -> contact.permission("email", purpose.key()) == Contact.Permission.GRANTED,
                kept);
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
