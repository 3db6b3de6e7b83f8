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

    /** Facts one after the other, each with its length in front. */
    byte[] facts(List<Fact> facts) {
        List<byte[]> parts = facts.stream().map(EngineJson::store).toList();
        ByteBuffer out = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> part.length + Integer.BYTES).sum());
        parts.forEach(part -> out.putInt(part.length).put(part));
        return out.array();
    }

    List<Fact> facts(byte[] stored) {
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
        return EngineJson.writeBytes(happened);
    }

    Input.Happened inputHappened(byte[] stored) {
        return EngineJson.read(Input.Happened.class, stored).orThrow();
    }

    byte[] effect(Effect effect) {
        return EngineJson.writeBytes((Record) effect);
    }

    Effect effect(byte[] stored) {
        return EngineJson.read(Effect.class, stored).orThrow();
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
