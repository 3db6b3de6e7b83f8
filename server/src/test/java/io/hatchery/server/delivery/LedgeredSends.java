package io.hatchery.server.delivery;

import io.hatchery.engine.Effect;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.EffectHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives messages to a provider that is none, by the real ledger and in the order of {@link EmailSender}: without a letter, and
 * without SMTP, whose faults {@code EmailFaultTests} goes through.
 */
public final class LedgeredSends implements EffectHandler {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final EmailEvents events = new EmailEvents(JsonMapper.shared());
    private final Clock clock;
    private final Provider provider;
    private final boolean recordsFirst;

    /** @param recordsFirst false is the mistake that lets a message go out twice */
    public LedgeredSends(JdbcClient jdbc, Clock clock, Provider provider, boolean recordsFirst) {
        this.ledger = new Ledger(jdbc, clock);
        this.clock = clock;
        this.provider = provider;
        this.recordsFirst = recordsFirst;
    }

    /** Takes messages, or says why not. */
    @FunctionalInterface
    public interface Provider {
        Answer give(String effect);
    }

    /** What a provider answers. */
    public enum Answer {
        TAKEN,
        REFUSED_FOR_NOW,
        REFUSED,
        /** It may have taken it. */
        LOST
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.Send;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        Message message = ledger.open((Effect.Send) effect);
        return switch (message.state()) {
            case WAITING -> give(message);
            case SENT, CAPTURED -> sent(message);
            case FAILED, SUPPRESSED -> new Outcome.Failed(String.valueOf(message.detail()), List.of());
            case HANDED, UNKNOWN -> lost(message, "the server stopped while the message was being given away");
        };
    }

    private Outcome give(Message message) {
        if (recordsFirst && !ledger.handing(message)) {
            return new Outcome.Retry(SOON, "another server has it");
        }
        Answer answer = provider.give(message.effect());
        if (!recordsFirst) {
            ledger.handing(message);
        }
        return switch (answer) {
            case TAKEN -> {
                ledger.sent(message, Message.State.SENT, "250");
                yield sent(message);
            }
            case REFUSED_FOR_NOW -> {
                ledger.waits(message, Message.Reason.REFUSED_FOR_NOW, "451");
                yield new Outcome.Wait(SOON, "451");
            }
            case REFUSED -> {
                ledger.ended(message, Message.State.FAILED, Message.Reason.REFUSED.name(), "550");
                yield new Outcome.Failed("550", List.of());
            }
            case LOST -> lost(message, "no answer");
        };
    }

    private Outcome lost(Message message, String why) {
        ledger.ended(message, Message.State.UNKNOWN, Message.Reason.ANSWER_LOST.name(), why);
        return new Outcome.Failed("It may have gone out, so it is not sent again: " + why, List.of());
    }

    private Outcome sent(Message message) {
        return new Outcome.Done(List.of(events.of(message, "email.sent", "", clock.now(), Map.of())));
    }
}
