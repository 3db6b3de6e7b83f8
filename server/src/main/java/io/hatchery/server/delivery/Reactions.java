package io.hatchery.server.delivery;

import io.hatchery.engine.Context;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.server.consent.Purpose;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes back from readers. A person's opening and clicking becomes an event of the lead, once per message and once per link; a
 * machine's is counted on the ledger's row and nowhere else, so that no score, segment or journey can see it.
 */
@Service
class Reactions {
    private static final Logger log = LoggerFactory.getLogger(Reactions.class);

    private final Ledger ledger;
    private final Engagements engagements;
    private final Suppressions suppressions;
    private final EmailKeeper keeper;
    private final Events events;
    private final EmailEvents wording;
    private final Clock clock;
    private final Ids ids;

    Reactions(
            Ledger ledger,
            Engagements engagements,
            Suppressions suppressions,
            EmailKeeper keeper,
            Events events,
            Clock clock,
            Ids ids,
            JsonMapper json) {
        this.ledger = ledger;
        this.engagements = engagements;
        this.suppressions = suppressions;
        this.keeper = keeper;
        this.events = events;
        this.wording = new EmailEvents(json);
        this.clock = clock;
        this.ids = ids;
    }

    /** The message a token names; empty when the token is not ours. */
    Optional<Message> message(MessageTokens.Purpose purpose, String token) {
        return keeper.tokens().read(purpose, token).flatMap(ledger::find);
    }

    void opened(Message message, String method, @Nullable String userAgent) {
        if (Machines.asks(method, userAgent, message.sentAt(), clock.now())) {
            engagements.openedByMachine(message.id());
        } else if (message.openedAt() == null) {
            tell(wording.of(message, "email.opened", "", clock.now(), Map.of()));
            engagements.opened(message.id());
        }
    }

    /** Where link {@code n} leads; empty when the message has no such link. */
    Optional<String> clicked(Message message, int n, String method, @Nullable String userAgent) {
        if (n < 0 || n >= message.links().size()) {
            return Optional.empty();
        }
        String target = message.links().get(n);
        boolean machine = Machines.asks(method, userAgent, message.sentAt(), clock.now());
        if (machine || engagements.hasty(message.id(), n)) {
            engagements.clickedByMachine(message.id());
            return Optional.of(target);
        }
        Instant now = clock.now();
        if (message.openedAt() == null) {
            tell(wording.of(message, "email.opened", "", now, Map.of("inferred", Value.of(true))));
        }
        tell(wording.of(message, "email.clicked", Integer.toString(n), now, Map.of("url", Value.of(target))));
        engagements.clicked(message.id());
        return Optional.of(target);
    }

    /** Takes the reader off; again if they had come back. */
    void unsubscribe(Message message, String how) {
        if (message.unsubscribedAt() != null) {
            return;
        }
        address(message)
                .ifPresent(address -> suppressions.add(
                        List.of(address),
                        Suppressions.Reason.UNSUBSCRIBED,
                        message.content(),
                        "lead:" + message.lead()));
        String once = Integer.toString(message.returns());
        events.accept(
                List.of(wording.of(message, "email.unsubscribed", once, clock.now(), Map.of("how", Value.of(how)))));
        engagements.unsubscribed(message.id());
    }

    /** The reader changed their mind. */
    void subscribe(Message message) {
        if (message.unsubscribedAt() == null) {
            return;
        }
        address(message).ifPresent(address -> suppressions.remove(address.key(), Suppressions.Reason.UNSUBSCRIBED));
        Instant now = clock.now();
        events.accept(List.of(new Arrival(
                EmailEvents.SOURCE,
                message.effect() + "/consent.given/" + message.returns(),
                new Arrival.Who.Lead(message.lead()),
                "consent.given",
                now,
                now,
                Map.of(),
                Map.of("channel", Value.of("email"), "how", Value.of("preference page")),
                Context.NONE,
                false,
                "{}")));
        engagements.subscribed(message.id());
    }

    /**
     * The reader chose what they want to be written to for; what they left out they do not want. Whoever had unsubscribed and chooses
     * anything is back, for that alone.
     *
     * @param wanted the keys they chose
     * @param shown all they could choose among
     */
    void choose(Message message, LeadState lead, Set<String> wanted, List<Purpose> shown, Locale language) {
        if (!wanted.isEmpty()) {
            subscribe(message);
        }
        Instant now = clock.now();
        List<Arrival> choices = new ArrayList<>();
        for (Purpose purpose : shown) {
            boolean wants = wanted.contains(purpose.key());
            Permission own = lead.contact().permission(Contact.key("email", purpose.key()));
            if (own != (wants ? Permission.GRANTED : Permission.WITHDRAWN)) {
                Map<String, Value> told = Map.of(
                        "channel", Value.of("email"),
                        "purpose", Value.of(purpose.key()),
                        "text", Value.of(purpose.in(language)),
                        "how", Value.of("preference page"));
                choices.add(new Arrival(
                        EmailEvents.SOURCE,
                        ids.next(),
                        new Arrival.Who.Lead(message.lead()),
                        wants ? "consent.given" : "consent.withdrawn",
                        now,
                        now,
                        Map.of(),
                        told,
                        Context.NONE,
                        false,
                        "{}"));
            }
        }
        if (!choices.isEmpty()) {
            events.accept(choices);
        }
    }

    private static Optional<MailAddress> address(Message message) {
        return Optional.ofNullable(message.address()).flatMap(MailAddress::parse);
    }

    /** A reader is never kept waiting or turned away because an event cannot be taken just now. */
    private void tell(Arrival event) {
        try {
            events.accept(List.of(event));
        } catch (RuntimeException e) {
            log.warn(
                    "{} of a message could not be taken: {}",
                    event.type(),
                    e.getClass().getSimpleName());
        }
    }
}
