package io.hatchery.server.intake.tracking;

import io.hatchery.codec.Flattening;
import io.hatchery.engine.Value;
import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The circumstances a client tells: the event's own, and under them those of its batch. */
final class EventContext {
    private static final List<String> CAMPAIGN = List.of("name", "source", "medium", "term", "content");
    private static final List<String> KEPT = List.of(
            "page.",
            "campaign.",
            "ip",
            "userAgent",
            "locale",
            "timezone",
            "device.",
            "os.",
            "screen.",
            "referrer.",
            "library.name",
            "groupId",
            "channel",
            "app.name",
            "app.version",
            "sessionId",
            "form");
    private static final int LONGEST = 500;

    private final JsonNode own;
    private final JsonNode shared;
    private final Sender sender;

    private EventContext(JsonNode own, JsonNode shared, Sender sender) {
        this.own = own;
        this.shared = shared;
        this.sender = sender;
    }

    static EventContext of(JsonNode own, JsonNode shared, Sender sender) {
        return new EventContext(own, shared.isObject() ? shared : MissingNode.getInstance(), sender);
    }

    private JsonNode at(String name) {
        JsonNode node = own.path(name);
        return node.isMissingNode() ? shared.path(name) : node;
    }

    JsonNode traits() {
        return at("traits");
    }

    boolean historic() {
        return at("historic").isBoolean() && at("historic").booleanValue();
    }

    @Nullable String userAgent() {
        JsonNode told = at("userAgent");
        return told.isString() ? told.stringValue() : sender.userAgent();
    }

    /** What the page's own properties leave out. */
    Map<String, Value> page() {
        Map<String, Value> page = new HashMap<>();
        for (String name : List.of("url", "path", "title", "referrer", "search")) {
            String text = text(at("page").path(name));
            if (text != null) {
                page.put(name, Value.of(text));
            }
        }
        return page;
    }

    /** Where this event's visit came from, by the context first and the page's properties second. */
    Visit visit(JsonNode properties) {
        Map<String, String> campaign = new HashMap<>();
        for (String name : CAMPAIGN) {
            String text = text(at("campaign").path(name));
            if (text != null) {
                campaign.put(name, text);
            }
        }
        String url = text(at("page").path("url"));
        String referrer = text(at("page").path("referrer"));
        return new Visit(
                url != null ? url : text(properties.path("url")),
                referrer != null ? referrer : text(properties.path("referrer")),
                campaign,
                clicks());
    }

    private Map<String, String> clicks() {
        Map<String, String> clicks = new HashMap<>();
        Flattening.flatten(at("clickIds")).values().forEach((id, value) -> {
            if (value instanceof Value.Text(String text)) {
                clicks.put(id, text);
            }
        });
        return clicks;
    }

    /** What stays with the event, flattened. */
    Map<String, Value> kept() {
        Map<String, Value> kept = new HashMap<>();
        keep(kept, shared);
        keep(kept, own);
        if (!kept.containsKey("ip") && (sender.isBrowser() || at("direct").asBoolean(false))) {
            kept.put("ip", Value.of(sender.ip()));
        }
        String agent = sender.userAgent();
        if (agent != null && !kept.containsKey("userAgent")) {
            kept.put("userAgent", Value.of(agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent));
        }
        Touches.clickIds(text(at("page").path("url"))).forEach((id, value) -> kept.put(id, Value.of(value)));
        return kept;
    }

    private static void keep(Map<String, Value> kept, JsonNode context) {
        Flattening.flatten(context).values().forEach((name, value) -> {
            if (KEPT.stream().anyMatch(k -> k.endsWith(".") ? name.startsWith(k) : name.equals(k))) {
                kept.put(name, value);
            }
        });
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank()
                ? node.stringValue().strip()
                : null;
    }
}
