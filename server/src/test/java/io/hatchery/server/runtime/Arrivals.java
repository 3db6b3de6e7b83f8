package io.hatchery.server.runtime;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.TestClock;
import io.hatchery.server.runtime.Identifier.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes arrivals: {@code anArrival("m1").by(email("ann@acme.cn")).of("page").build()}. */
public final class Arrivals {
    private final String messageId;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final Map<String, Value> traits = new LinkedHashMap<>();
    private final Map<String, Value> properties = new LinkedHashMap<>();
    private Arrival.Who who = new Arrival.Who.Someone(List.of());
    private Context context = Context.NONE;
    private String type = "page";
    private Instant at = TestClock.START;
    private Instant received = TestClock.START;
    private boolean historic;
    private @Nullable String raw;
    private String source = "test";

    private Arrivals(String messageId) {
        this.messageId = messageId;
    }

    public static Arrivals anArrival(String messageId) {
        return new Arrivals(messageId);
    }

    public static Identifier email(String address) {
        return new Identifier(Kind.EMAIL, address);
    }

    public static Identifier phone(String number) {
        return new Identifier(Kind.PHONE, number);
    }

    public static Identifier user(String id) {
        return new Identifier(Kind.USER_ID, id);
    }

    public static Identifier cookie(String id) {
        return new Identifier(Kind.ANONYMOUS_ID, id);
    }

    public Arrivals by(Identifier... some) {
        identifiers.addAll(List.of(some));
        who = new Arrival.Who.Someone(identifiers);
        return this;
    }

    public Arrivals of(long lead) {
        who = new Arrival.Who.Lead(lead);
        return this;
    }

    public Arrivals of(String eventType) {
        type = eventType;
        return this;
    }

    public Arrivals at(Instant moment) {
        at = moment;
        received = moment;
        return this;
    }

    public Arrivals occurredAt(Instant moment) {
        at = moment;
        return this;
    }

    public Arrivals trait(String field, String value) {
        traits.put(field, Value.of(value));
        return this;
    }

    public Arrivals property(String name, String value) {
        properties.put(name, Value.of(value));
        return this;
    }

    public Arrivals from(String channel, String name) {
        context = Context.from(Source.ofChannel(channel, name));
        return this;
    }

    /** The source of the event itself, such as an import. */
    public Arrivals from(String source) {
        this.source = source;
        return this;
    }

    public Arrivals actor(String actor) {
        context = Context.by(actor);
        return this;
    }

    public Arrivals raw(String json) {
        raw = json;
        return this;
    }

    public Arrivals historic() {
        historic = true;
        return this;
    }

    /** Brings it in, and answers whose it was. */
    public long into(Events events) {
        return ((Receipt.Concluded) events.accept(List.of(build())).getFirst()).lead();
    }

    public Arrival build() {
        return new Arrival(
                source,
                messageId,
                who,
                type,
                at,
                received,
                traits,
                properties,
                context,
                historic,
                raw == null ? "{\"messageId\":\"" + messageId + "\"}" : raw);
    }
}
