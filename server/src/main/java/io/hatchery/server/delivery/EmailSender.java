package io.hatchery.server.delivery;

import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact;
import io.hatchery.server.content.Contents;
import io.hatchery.server.content.EmailProblem;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends e-mail, each wish at most once.
 *
 * <p>The ledger's row is written first. When the SMTP server is ready for the text, and not before, the row becomes {@code HANDED}
 * and is committed; then the text is written. A crash before that point has sent nothing and the message is tried again; a crash
 * after it leaves {@code HANDED}, which the next attempt reads as {@code UNKNOWN}: it may have gone out, so it is not sent again. A
 * refusal in words, or a connection lost before all of the text was written, proves that nothing was taken (RFC 5321, 4.1.1.4).
 */
@Component
class EmailSender implements EffectHandler {
    /** A message that could not be given away for so long is given up. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private static final Duration SET_UP_PAUSE = Duration.ofMinutes(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final Ledger ledger;
    private final Suppressions suppressions;
    private final CaptureBox captured;
    private final LetterFiller filler;
    private final EmailKeeper keeper;
    private final Texts texts;
    private final States states;
    private final Clock clock;
    private final EmailEvents events;
    private final TransactionTemplate transaction;
    private final SendingPace pace = new SendingPace();

    EmailSender(
            Ledger ledger,
            Suppressions suppressions,
            CaptureBox captured,
            LetterFiller filler,
            EmailKeeper keeper,
            Texts texts,
            States states,
            Clock clock,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.suppressions = suppressions;
        this.captured = captured;
        this.filler = filler;
        this.keeper = keeper;
        this.texts = texts;
        this.states = states;
        this.clock = clock;
        this.events = new EmailEvents(json);
        this.transaction = transaction;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.Send send && send.channel().equals("email");
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        Effect.Send wish = (Effect.Send) effect;
        Message message = ledger.open(wish);
        return switch (message.state()) {
            case WAITING -> attempt(message, wish.purpose());
            case SENT, CAPTURED -> sentAlready(message);
            case FAILED, SUPPRESSED -> new Outcome.Failed(String.valueOf(message.detail()), List.of());
            case HANDED, UNKNOWN -> lost(message, "the server stopped while the message was being given away");
        };
    }

    private Outcome attempt(Message message, @Nullable String purpose) {
        EmailSettings settings = keeper.email();
        if (settings.mode() == EmailSettings.Mode.OFF) {
            return notSetUp(message);
        }
        LeadState lead = states.of(message.lead()).orElse(null);
        if (lead == null) {
            return fail(message, Message.Reason.NO_LEAD, "the lead is not there");
        }
        Optional<String> written = written(lead);
        if (written.isEmpty()) {
            return fail(message, Message.Reason.NO_ADDRESS, "the lead has no e-mail address");
        }
        Optional<MailAddress> address = MailAddress.parse(written.get());
        if (address.isEmpty()) {
            return fail(
                    message, Message.Reason.BAD_ADDRESS, "not an address mail can be sent to: " + flat(written.get()));
        }
        Optional<Contents.Published> answer = texts.own(message);
        Optional<String> forbidden = answer.isPresent()
                ? suppressions.ofAnswers(address.get()).map(Enum::name)
                : forbidden(lead, address.get(), purpose);
        if (forbidden.isPresent()) {
            ledger.ended(
                    message,
                    Message.State.SUPPRESSED,
                    forbidden.get(),
                    address.get().address());
            return new Outcome.Failed("not written to: " + forbidden.get(), List.of());
        }
        Optional<Outcome> throttled = throttled(message, settings);
        return throttled.orElseGet(() -> prepare(message, answer, lead, address.get(), settings));
    }

    /** The address the lead gave; else one they are known by. */
    private Optional<String> written(LeadState lead) {
        if (lead.traits().value("email") instanceof Value.Text(String text) && !text.isBlank()) {
            return Optional.of(text);
        }
        return states.identifiers(lead.lead()).stream()
                .filter(identifier -> identifier.kind() == Identifier.Kind.EMAIL)
                .map(Identifier::value)
                .findFirst();
    }

    /** A message may wait for days; what the lead said meanwhile counts, of the channel and of the message's purpose. */
    private Optional<String> forbidden(LeadState lead, MailAddress address, @Nullable String purpose) {
        Contact.Permission permission = lead.contact().permission("email", purpose);
        boolean may = permission == Contact.Permission.GRANTED || permission == Contact.Permission.UNKNOWN;
        return suppressions
                .of(address)
                .map(Enum::name)
                .or(() -> may ? Optional.empty() : Optional.of(permission.name()));
    }

    private Optional<Outcome> throttled(Message message, EmailSettings settings) {
        if (settings.mode() != EmailSettings.Mode.SMTP) {
            return Optional.empty();
        }
        Instant now = clock.now();
        Instant slot = message.slotAt();
        if (slot == null) {
            slot = pace.reserve(now, settings.perSecond());
            ledger.reserve(message, slot);
        }
        return slot.isAfter(now)
                ? Optional.of(wait(
                        message,
                        Message.Reason.THROTTLED,
                        "waits its turn, at most " + settings.perSecond() + " a second",
                        Duration.between(now, slot)))
                : Optional.empty();
    }

    /** @param answer the letter of a module's own; empty when it is a piece of the library */
    private Outcome prepare(
            Message message,
            Optional<Contents.Published> answer,
            LeadState lead,
            MailAddress to,
            EmailSettings settings) {
        Optional<Contents.Published> content = answer.or(() -> texts.published(message));
        if (content.isEmpty()) {
            return fail(message, Message.Reason.NO_CONTENT, "“" + message.content() + "” is not published");
        }
        return switch (filler.fill(message, content.get(), lead, to)) {
            case LetterFiller.Filled.Wrong(var email) ->
                fail(
                        message,
                        Message.Reason.CONTENT_WRONG,
                        email.problems().stream()
                                .filter(problem -> problem.severity() == EmailProblem.Severity.ERROR)
                                .map(problem -> problem.code() + " " + String.join(", ", problem.args()))
                                .collect(Collectors.joining("; ")));
            case LetterFiller.Filled.Ready(Letter letter, List<String> links) -> {
                byte[] raw = LetterWriter.write(letter, clock.now(), keeper.dkim());
                ledger.prepared(
                        message,
                        content.get().version(),
                        content.get().language(),
                        to.address(),
                        letter.subject(),
                        links);
                yield settings.mode() == EmailSettings.Mode.CAPTURE
                        ? capture(message, letter, raw)
                        : give(message, letter, raw, settings);
            }
        };
    }

    private Outcome capture(Message message, Letter letter, byte[] raw) {
        transaction.executeWithoutResult(_ -> {
            if (ledger.handing(message)) {
                captured.keep(message.id(), letter.to().address(), letter.subject(), raw);
                ledger.sent(message, Message.State.CAPTURED, "kept here, not sent");
            }
        });
        return sentAlready(message);
    }

    private Outcome give(Message message, Letter letter, byte[] raw, EmailSettings settings) {
        Handing handing =
                keeper.gate(settings).give(raw, letter.envelopeFrom(), letter.to(), () -> ledger.handing(message));
        return switch (handing) {
            case Handing.Taken(String reply) -> {
                ledger.sent(message, Message.State.SENT, reply);
                yield sentAlready(message);
            }
            case Handing.Refused(SmtpReply reply) -> refused(message, letter.to(), reply);
            case Handing.NotReached(var _, String why) -> retry(message, Message.Reason.UNREACHABLE, why);
            case Handing.AnswerLost(String why) -> lost(message, why);
            case Handing.NotOurs() -> new Outcome.Retry(SHORTEST_PAUSE, "another server has it");
        };
    }

    private Outcome refused(Message message, MailAddress to, SmtpReply reply) {
        return switch (reply.meaning(true)) {
            case FOR_NOW -> retry(message, Message.Reason.REFUSED_FOR_NOW, reply.toString());
            case FOR_GOOD -> bounced(message, Message.Reason.REFUSED, reply, false);
            case MAILBOX_GONE -> {
                suppressions.add(List.of(to), Suppressions.Reason.HARD_BOUNCE, reply.toString(), "system");
                yield bounced(message, Message.Reason.MAILBOX_GONE, reply, true);
            }
        };
    }

    private Outcome bounced(Message message, Message.Reason reason, SmtpReply reply, boolean hard) {
        ledger.ended(message, Message.State.FAILED, reason.name(), reply.toString());
        Map<String, Value> told = Map.of(
                "hard",
                Value.of(hard),
                "code",
                Value.of(reply.enhanced().isEmpty() ? Integer.toString(reply.code()) : reply.enhanced()),
                "reply",
                Value.of(reply.toString()));
        return new Outcome.Failed(
                reply.toString(), List.of(events.of(message, "email.bounced", "", clock.now(), told)));
    }

    /** Tries again, ever more rarely; gives up in the end. */
    private Outcome retry(Message message, Message.Reason reason, String why) {
        Duration age = Duration.between(message.createdAt(), clock.now());
        if (age.compareTo(GIVEN_UP_AFTER) >= 0) {
            return fail(message, reason, "given up after " + age.toHours() + " h: " + why);
        }
        Duration pause = age.dividedBy(2);
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        return wait(message, reason, why, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** Said once, however often it is tried. */
    private Outcome notSetUp(Message message) {
        String why = "E-mail is not set up: Settings, E-mail";
        return Message.Reason.NOT_SET_UP.name().equals(message.reason())
                ? new Outcome.Wait(SET_UP_PAUSE, why)
                : wait(message, Message.Reason.NOT_SET_UP, why, SET_UP_PAUSE);
    }

    private Outcome wait(Message message, Message.Reason reason, String why, Duration pause) {
        ledger.waits(message, reason, why);
        return new Outcome.Wait(pause, why);
    }

    private Outcome fail(Message message, Message.Reason reason, String why) {
        ledger.ended(message, Message.State.FAILED, reason.name(), why);
        return new Outcome.Failed(why, List.of());
    }

    private Outcome lost(Message message, String why) {
        ledger.ended(message, Message.State.UNKNOWN, Message.Reason.ANSWER_LOST.name(), why);
        return new Outcome.Failed("It may have gone out, so it is not sent again: " + why, List.of());
    }

    private Outcome sentAlready(Message message) {
        Message now = ledger.find(message.id()).orElse(message);
        Instant sentAt = now.sentAt();
        return sentAt == null
                ? new Outcome.Retry(SHORTEST_PAUSE, "another server has it")
                : new Outcome.Done(List.of(events.of(now, "email.sent", "", sentAt, Map.of())));
    }

    private static String flat(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
