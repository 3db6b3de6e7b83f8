package io.hatchery.server.intake.tracking;

import io.hatchery.codec.Flattening;
import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.touch.Bots;
import io.hatchery.server.intake.touch.EventNames;
import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Understands one event of a Segment client. Pure: the same event at the same moment means the same. */
final class Interpreter {
    private final Collection<Field> fields;
    private final String region;
    private final ReferrerSpam spam;
    private final Supplier<String> ids;

    /**
     * @param region the country of phone numbers without country code
     * @param spam the pages before that nobody really comes from
     * @param ids names events that came without an id
     */
    Interpreter(Collection<Field> fields, String region, ReferrerSpam spam, Supplier<String> ids) {
        this.spam = spam;
        this.fields = fields;
        this.region = region;
        this.ids = ids;
    }

    /**
     * Understands one event.
     *
     * @param fixed what the address says it is; null to read its {@code type}
     * @param envelope what stands beside it in a batch
     */
    Told tell(@Nullable Call fixed, Item.Sound item, ObjectNode envelope, Sender sender, Instant now) {
        try {
            return new Event(fixed, item, envelope, sender, now).told();
        } catch (Refused refused) {
            return new Told.Refused(refused.why);
        }
    }

    /** Leaves the understanding of an event half way. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Refusal why;

        Refused(String code, Object... args) {
            super(code, null, false, false);
            this.why = Refusal.of(code, args);
        }
    }

    private final class Event {
        private final Call call;
        private final ObjectNode json;
        private final String raw;
        private final EventContext context;
        private final Sender sender;
        private final JsonNode sentAt;
        private final Instant now;

        Event(@Nullable Call fixed, Item.Sound item, ObjectNode envelope, Sender sender, Instant now) {
            this.json = item.json();
            this.raw = item.raw();
            this.call = fixed != null ? fixed : call();
            this.sender = sender;
            this.context = EventContext.of(object("context"), envelope.path("context"), sender);
            this.sentAt = json.has("sentAt") ? json.path("sentAt") : envelope.path("sentAt");
            this.now = now;
        }

        private Call call() {
            String type = text("type", Limits.NAME);
            if (type == null) {
                throw new Refused("type-missing");
            }
            return Call.ofWord(type).orElseThrow(() -> new Refused("type", type));
        }

        Told told() {
            String agent = context.userAgent();
            if (agent != null && Bots.isBot(agent)) {
                return new Told.Ignored(Refusal.of("bot", agent.substring(0, Math.min(agent.length(), 80))));
            }
            Optional<String> pretended = spam.host(context.page().get("referrer"));
            if (pretended.isPresent()) {
                return new Told.Ignored(Refusal.of("referrer-spam", pretended.get()));
            }
            String type = type();
            TraitNames.Told traits = TraitNames.read(traits(), fields, region);
            String messageId = text("messageId", Limits.ID);
            Arrival arrival = new Arrival(
                    sender.source(),
                    messageId == null ? ids.get() : messageId,
                    new Arrival.Who.Someone(identifiers(traits)),
                    type,
                    SentTimes.occurred(
                            time("timestamp", json.path("timestamp")),
                            SentTimes.read(sentAt).orElse(null),
                            now),
                    now,
                    traits.values(),
                    properties(),
                    new Context(source(), null, context.kept()),
                    context.historic(),
                    raw);
            return new Told.Arrived(arrival);
        }

        private String type() {
            if (call != Call.TRACK) {
                return call.word();
            }
            String name = text("event", Limits.NAME);
            if (name == null) {
                throw new Refused("event-missing");
            }
            if (EventNames.reserved(name)) {
                throw new Refused("event-reserved", name);
            }
            return name;
        }

        private Map<String, Value> traits() {
            Map<String, Value> flat =
                    new HashMap<>(Flattening.flatten(context.traits()).values());
            switch (call) {
                case IDENTIFY -> flat.putAll(flat("traits"));
                case GROUP -> flat.putAll(company());
                case TRACK, PAGE, SCREEN, ALIAS -> object(call == Call.ALIAS ? "context" : "properties");
            }
            return flat;
        }

        /** A group's traits are its own; what a lead's fields say of the company is taken from them. */
        private Map<String, Value> company() {
            Map<String, Value> group = flat("traits");
            Map<String, Value> lead = new HashMap<>();
            Map.of("name", "company", "industry", "industry", "employees", "employees", "website", "website")
                    .forEach((theirs, ours) -> {
                        Value value = group.get(theirs);
                        if (value != null) {
                            lead.put(ours, value);
                        }
                    });
            return lead;
        }

        private Map<String, Value> properties() {
            return switch (call) {
                case TRACK -> flat("properties");
                case PAGE, SCREEN -> page();
                case GROUP -> group();
                case ALIAS -> Map.of();
                case IDENTIFY -> Map.of();
            };
        }

        private Map<String, Value> page() {
            Map<String, Value> page = new HashMap<>();
            context.page().forEach(page::put);
            page.putAll(flat("properties"));
            put(page, "name", text("name", Limits.NAME));
            put(page, "category", text("category", Limits.NAME));
            if (!page.containsKey("path") && page.get("url") instanceof Value.Text(String url)) {
                put(page, "path", Touches.path(url));
            }
            return page;
        }

        private Map<String, Value> group() {
            String id = id("groupId");
            if (id == null) {
                throw new Refused("group-missing");
            }
            Map<String, Value> group = new HashMap<>(flat("traits"));
            group.put("groupId", Value.of(id));
            return group;
        }

        private List<Identifier> identifiers(TraitNames.Told traits) {
            Set<Identifier> identifiers = new LinkedHashSet<>();
            String user = id("userId");
            if (user != null) {
                identifiers.add(new Identifier(Kind.USER_ID, user));
                Optional<String> address = user.indexOf('@') > 0 ? Emails.normalise(user) : Optional.empty();
                address.ifPresent(a -> identifiers.add(new Identifier(Kind.EMAIL, a)));
            }
            identifiers.addAll(traits.identifiers());
            if (call == Call.ALIAS) {
                identifiers.add(previous());
            }
            String anonymous = id("anonymousId");
            if (anonymous != null) {
                identifiers.add(new Identifier(Kind.ANONYMOUS_ID, anonymous));
            }
            if (identifiers.isEmpty()) {
                throw new Refused("nobody");
            }
            return new ArrayList<>(identifiers);
        }

        private Identifier previous() {
            String previous = id("previousId");
            if (previous == null || id("userId") == null) {
                throw new Refused("alias-missing");
            }
            return Emails.normalise(previous)
                    .map(address -> new Identifier(Kind.EMAIL, address))
                    .orElseGet(() -> new Identifier(Kind.ANONYMOUS_ID, previous));
        }

        private @Nullable Source source() {
            Source source = Touches.of(context.visit(json.path("properties")));
            boolean visit = call == Call.PAGE || call == Call.SCREEN;
            return source != null && source.channel().equals("direct") && !visit ? null : source;
        }

        private Map<String, Value> flat(String name) {
            return Flattening.flatten(object(name)).values();
        }

        private JsonNode object(String name) {
            JsonNode node = json.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return MissingNode.getInstance();
            }
            if (!node.isObject()) {
                throw new Refused("not-object", name, kind(node));
            }
            return node;
        }

        /** Text or a whole number, as some clients number their users. */
        private @Nullable String id(String name) {
            JsonNode node = json.path(name);
            return node.isIntegralNumber() ? node.asString() : text(name, Limits.ID);
        }

        private @Nullable String text(String name, int longest) {
            JsonNode node = json.path(name);
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            if (!node.isString()) {
                throw new Refused("not-text", name, kind(node));
            }
            String text = node.stringValue().strip();
            if (text.length() > longest) {
                throw new Refused("too-long", name, text.length(), longest);
            }
            return text.isEmpty() ? null : text;
        }

        private @Nullable Instant time(String name, JsonNode node) {
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            return SentTimes.read(node).orElseThrow(() -> new Refused("time", name, shown(node)));
        }
    }

    private static void put(Map<String, Value> values, String key, @Nullable String text) {
        if (text != null) {
            values.put(key, Value.of(text));
        }
    }

    private static String shown(JsonNode node) {
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING, BINARY -> "text";
            case NULL, MISSING -> "null";
        };
    }
}
