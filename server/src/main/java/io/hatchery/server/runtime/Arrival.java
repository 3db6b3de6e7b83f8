package io.hatchery.server.runtime;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way in.
 *
 * @param source who delivers it ({@code web:<write key id>}, {@code import:<id>}, {@code console}, {@code delivery}); with
 *     {@code messageId} it is the identity of the event: the same pair is taken once
 * @param who whom it concerns
 * @param occurredAt when it happened
 * @param historic fills knowledge, moves no one
 * @param raw the event as it came, as JSON, for the record; at most 32 KB
 */
public record Arrival(
        String source,
        String messageId,
        Who who,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, Value> traits,
        Map<String, Value> properties,
        Context context,
        boolean historic,
        String raw) {
    public Arrival {
        traits = Map.copyOf(traits);
        properties = Map.copyOf(properties);
    }

    /** By which timelines name it; the same for the same event sent again. */
    public String entry() {
        return Incoming.of(this).input();
    }

    /** The same with this source; itself when it is no other. */
    Arrival from(@Nullable Source source) {
        return Objects.equals(source, context.source())
                ? this
                : new Arrival(
                        this.source,
                        messageId,
                        who,
                        type,
                        occurredAt,
                        receivedAt,
                        traits,
                        properties,
                        new Context(source, context.actor(), context.other()),
                        historic,
                        raw);
    }

    /** Whom an event concerns. */
    public sealed interface Who {
        /** A lead already known by number. */
        record Lead(long id) implements Who {}

        /** Whoever has these identifiers; a new lead if no one has. At least one. */
        record Someone(List<Identifier> identifiers) implements Who {
            public Someone {
                identifiers = List.copyOf(identifiers);
            }
        }
    }
}
