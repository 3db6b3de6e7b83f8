package io.hatchery.server.runtime;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine's records as the host's tables keep them. */
@Component
class Codec {

    byte[] state(LeadState state) {
        return EngineJson.store(state);
    }

    LeadState state(byte[] stored) {
        return EngineJson.restore(LeadState.class, stored);
    }

    byte[] facts(List<Fact> facts) {
        return EngineJson.storeAll(facts);
    }

    /** An older form was text, one fact after the other, each with its length in front: a length begins with a zero, a newer form never. */
    List<Fact> facts(byte[] stored) {
        return stored.length == 0 || stored[0] == 0 ? factsByLength(stored) : EngineJson.restoreAll(stored);
    }

    private static List<Fact> factsByLength(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        List<Fact> facts = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] part = new byte[in.getInt()];
            in.get(part);
            facts.add(EngineJson.restore(Fact.class, part));
        }
        return facts;
    }

    byte[] happened(Input.Happened happened) {
        return EngineJson.store(happened);
    }

    Input.Happened inputHappened(byte[] stored) {
        return plain(stored)
                ? EngineJson.read(Input.Happened.class, stored).orThrow()
                : EngineJson.restore(Input.Happened.class, stored);
    }

    byte[] effect(Effect effect) {
        return EngineJson.store((Record) effect);
    }

    Effect effect(byte[] stored) {
        return plain(stored)
                ? EngineJson.read(Effect.class, stored).orThrow()
                : EngineJson.restore(Effect.class, stored);
    }

    /** Whether it is text, as an older form was. */
    private static boolean plain(byte[] stored) {
        return stored[0] == '{';
    }

    /** An arrival on paper. */
    private record Kept(
            String source,
            String messageId,
            @Nullable Long lead,
            List<Identifier> identifiers,
            Input.Happened event,
            String raw) {}

    byte[] arrival(Arrival a) {
        Input.Happened event = new Input.Happened(
                a.messageId(),
                0,
                a.type(),
                a.occurredAt(),
                a.receivedAt(),
                a.traits(),
                a.properties(),
                a.context(),
                a.historic());
        Kept kept = switch (a.who()) {
            case Arrival.Who.Lead(long id) -> new Kept(a.source(), a.messageId(), id, List.of(), event, a.raw());
            case Arrival.Who.Someone(List<Identifier> identifiers) ->
                new Kept(a.source(), a.messageId(), null, identifiers, event, a.raw());
        };
        return EngineJson.mapper().writeValueAsBytes(kept);
    }

    Arrival arrival(byte[] stored) {
        Kept kept = EngineJson.mapper().readValue(stored, Kept.class);
        Input.Happened event = kept.event();
        return new Arrival(
                kept.source(),
                kept.messageId(),
                kept.lead() == null ? new Arrival.Who.Someone(kept.identifiers()) : new Arrival.Who.Lead(kept.lead()),
                event.type(),
                event.occurredAt(),
                event.receivedAt(),
                event.traits(),
                event.properties(),
                event.context(),
                event.historic(),
                kept.raw());
    }
}
