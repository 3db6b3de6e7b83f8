package io.hatchery.server.delivery;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.content.Contents;
import io.hatchery.server.content.Email;
import io.hatchery.server.content.Personal;
import io.hatchery.server.content.RenderedEmail;
import io.hatchery.server.delivery.MessageTokens.Purpose;
import io.hatchery.server.platform.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills a piece of content for one lead and puts it in an envelope. */
@Component
class LetterFiller {
    private final Contents contents;
    private final EmailKeeper keeper;

    LetterFiller(Contents contents, EmailKeeper keeper) {
        this.contents = contents;
        this.keeper = keeper;
    }

    /** A letter with the targets of its links, or the mail and why it may not go. */
    sealed interface Filled {
        record Ready(Letter letter, List<String> links) implements Filled {}

        record Wrong(RenderedEmail email) implements Filled {}
    }

    Filled fill(Message message, Contents.Published content, LeadState lead, MailAddress to) {
        EmailSettings settings = keeper.email();
        MessageTokens tokens = keeper.tokens();
        String base = keeper.linkBase();
        Personal.Links links = links(message.id());
        RenderedEmail email = render(content.email(), content.language(), lead, links);
        if (!email.sendable()) {
            return new Filled.Wrong(email);
        }
        TrackedHtml tracked = TrackedHtml.of(
                email.html(),
                base + "/t/c/" + tokens.of(Purpose.CLICK, message.id()) + "/",
                base + "/t/o/" + tokens.of(Purpose.OPEN, message.id()) + ".gif",
                Set.of(links.unsubscribe(), links.preferences(), links.view()));
        Letter letter = new Letter(
                tokens.of(Purpose.MESSAGE_ID, message.id()) + "@" + settings.domain(),
                envelope(settings, tokens.of(Purpose.BOUNCE, message.id())),
                senderName(settings),
                settings.fromAddress().isEmpty() ? "capture@hatchery.invalid" : settings.fromAddress(),
                settings.replyTo(),
                name(lead),
                to,
                email.subject(),
                tracked.html(),
                email.text(),
                unsubscribe(message, links.unsubscribe(), settings));
        return new Filled.Ready(letter, tracked.links());
    }

    /** A letter that belongs to no message: its links are not tracked and unsubscribe no one. */
    Letter test(RenderedEmail email, MailAddress to, String id) {
        EmailSettings settings = keeper.email();
        return new Letter(
                id + "@" + settings.domain(),
                envelope(settings, ""),
                senderName(settings),
                settings.fromAddress().isEmpty() ? "capture@hatchery.invalid" : settings.fromAddress(),
                settings.replyTo(),
                "",
                to,
                email.subject(),
                email.html(),
                email.text(),
                null);
    }

    /** The mail for this lead; for no one in particular when null. */
    RenderedEmail render(Email email, String language, @Nullable LeadState lead, Personal.Links links) {
        Map<String, Value> traits = new HashMap<>();
        if (lead != null) {
            lead.traits().byKey().forEach((key, known) -> traits.put(key, known.value()));
        }
        EmailSettings settings = keeper.email();
        Company company = keeper.company();
        String website = settings.website().isEmpty() ? keeper.linkBase() : settings.website();
        Personal personal = new Personal(
                traits,
                new Personal.Company(senderName(settings), settings.postalAddress(), website),
                null,
                links,
                language,
                company.timeZone());
        return contents.render(email, personal);
    }

    Personal.Links links(long message) {
        MessageTokens tokens = keeper.tokens();
        String base = keeper.linkBase();
        return new Personal.Links(
                base + "/u/" + tokens.of(Purpose.UNSUBSCRIBE, message),
                base + "/t/v/" + tokens.of(Purpose.VIEW, message));
    }

    private String senderName(EmailSettings settings) {
        return settings.fromName().isBlank() ? keeper.company().name() : settings.fromName();
    }

    private Letter.Unsubscribe unsubscribe(Message message, String url, EmailSettings settings) {
        String list = message.content().replaceAll("[^A-Za-z0-9-]", "-");
        String origin = message.origin().replaceAll("[^A-Za-z0-9-]+", "-");
        String sender = settings.domain().replaceAll("[^A-Za-z0-9-]", "-");
        return new Letter.Unsubscribe(
                url,
                url.startsWith("https://"),
                senderName(settings),
                list + "." + settings.domain(),
                list + ":" + origin + ":journey:" + sender);
    }

    private static String envelope(EmailSettings settings, String token) {
        String bounce = settings.bounceAddress();
        if (bounce.isEmpty() || token.isEmpty()) {
            return settings.fromAddress();
        }
        int at = bounce.lastIndexOf('@');
        return bounce.substring(0, at) + "+" + token + bounce.substring(at);
    }

    private static String name(LeadState lead) {
        Value name = lead.traits().value("name");
        return name instanceof Value.Text(String text)
                ? text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip()
                : "";
    }
}
