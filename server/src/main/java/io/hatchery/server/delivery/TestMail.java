package io.hatchery.server.delivery;

import io.hatchery.server.content.RenderedEmail;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Sends a message at once, to a colleague: it stands in no ledger, is not tracked and unsubscribes no one. */
@Service
class TestMail {
    private final EmailKeeper keeper;
    private final LetterFiller filler;
    private final CaptureBox captured;
    private final Clock clock;
    private final Ids ids;

    TestMail(EmailKeeper keeper, LetterFiller filler, CaptureBox captured, Clock clock, Ids ids) {
        this.keeper = keeper;
        this.filler = filler;
        this.captured = captured;
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of it. */
    enum Came {
        SENT,
        CAPTURED,
        HOST_UNKNOWN,
        NO_ANSWER,
        TLS,
        SIGN_IN,
        LOST,
        REFUSED,
        UNCLEAR
    }

    /** @param detail what the server, or the connection, said */
    record Result(Came came, String detail) {}

    Result send(String to, String subject, String html, String text) {
        return send(to, new RenderedEmail(subject, "", html, text, "", List.of(), List.of()));
    }

    Result send(String to, RenderedEmail email) {
        MailAddress address = MailAddress.parse(to).orElseThrow(() -> Problems.invalid("to", "email-address", to));
        EmailSettings settings = keeper.email();
        Letter letter = filler.test(email, address, "test-" + ids.next().toLowerCase(java.util.Locale.ROOT));
        byte[] raw = LetterWriter.write(letter, clock.now(), keeper.dkim());
        return switch (settings.mode()) {
            case OFF -> throw Problems.of(HttpStatus.CONFLICT, "email-off");
            case CAPTURE -> {
                captured.keep(null, address.address(), letter.subject(), raw);
                yield new Result(Came.CAPTURED, "");
            }
            case SMTP -> result(keeper.gate(settings).give(raw, letter.envelopeFrom(), address, () -> true));
        };
    }

    private static Result result(Handing handing) {
        return switch (handing) {
            case Handing.Taken(String reply) -> new Result(Came.SENT, reply);
            case Handing.Refused(SmtpReply reply) -> new Result(Came.REFUSED, reply.toString());
            case Handing.NotReached(Handing.Trouble trouble, String why) ->
                new Result(Came.valueOf(trouble.name()), why);
            case Handing.AnswerLost(String why) -> new Result(Came.UNCLEAR, why);
            case Handing.NotOurs() -> new Result(Came.UNCLEAR, "");
        };
    }
}
