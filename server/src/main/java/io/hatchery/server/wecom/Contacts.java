package io.hatchery.server.wecom;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.wechat.wire.Push;
import io.hatchery.server.wecom.CodeRows.Code;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a push tells of a customer. Pure. */
final class Contacts {
    private Contacts() {}

    /** What happened between a colleague and a customer. */
    enum Change {
        ADDED,
        EDITED,
        /** The colleague removed the customer. */
        REMOVED,
        /** The customer removed the colleague. */
        LEFT
    }

    /**
     * Somebody changed.
     *
     * @param external the customer's id
     * @param staff the colleague's
     * @param welcome by which one may say something to the customer for twenty seconds; empty for none
     */
    record Contact(Change change, String external, String staff, String state, String welcome) {}

    /** Null when the push is about something else. */
    static @Nullable Contact of(Push push) {
        Change change = push.get("Event").equals("change_external_contact")
                ? switch (push.get("ChangeType")) {
                    case "add_external_contact", "add_half_external_contact" -> Change.ADDED;
                    case "edit_external_contact" -> Change.EDITED;
                    case "del_external_contact" -> Change.REMOVED;
                    case "del_follow_user" -> Change.LEFT;
                    default -> null;
                }
                : null;
        return change == null || push.get("ExternalUserID").isEmpty()
                ? null
                : new Contact(
                        change,
                        push.get("ExternalUserID"),
                        push.get("UserID"),
                        push.get("State"),
                        push.get("WelcomeCode"));
    }

    static Identifier identifier(Corp corp, String external) {
        return new Identifier(Kind.WECOM_ID, corp.corpId() + ":" + external);
    }

    /**
     * The events a change stands for.
     *
     * @param code by which the customer came, if it is one of ours
     * @param known whether the customer is a lead already
     * @param others by which a customer who is none yet may be recognised as one
     */
    static List<Arrival> told(
            Corp corp,
            Push push,
            Contact contact,
            @Nullable Code code,
            boolean known,
            List<Identifier> others,
            Instant now) {
        List<Identifier> who = new ArrayList<>(List.of(identifier(corp, contact.external())));
        who.addAll(others);
        Teller teller = new Teller(corp, contact, who, id(push, contact), push.at(now), now);
        List<Arrival> arrivals = new ArrayList<>();
        switch (contact.change()) {
            case ADDED -> {
                arrivals.add(teller.tell(
                        "wecom.added", properties(contact, code), Context.from(source(contact.state(), code))));
                arrivals.add(teller.tell("consent.given", Map.of("channel", Value.of("wecom")), Context.NONE));
            }
            case REMOVED -> arrivals.add(teller.tell("wecom.removed", properties(contact, null), Context.NONE));
            case LEFT -> arrivals.add(teller.tell("wecom.left", properties(contact, null), Context.NONE));
            case EDITED -> {
                if (!known) {
                    arrivals.add(teller.tell("identify", Map.of(), Context.NONE));
                }
            }
        }
        return arrivals;
    }

    /** @param state of the live code; empty for none */
    static Source source(String state, @Nullable Code code) {
        return new Source(
                "wecom",
                "WeCom",
                state.isEmpty() ? null : "qr",
                code == null ? null : code.campaign(),
                state.isEmpty() ? null : state,
                null);
    }

    private record Teller(Corp corp, Contact contact, List<Identifier> who, String id, Instant at, Instant now) {
        Arrival tell(String type, Map<String, Value> properties, Context context) {
            return new Arrival(
                    "wecom:" + corp.id(),
                    id + "/" + type,
                    new Arrival.Who.Someone(who),
                    type,
                    at,
                    now,
                    Map.of(),
                    properties,
                    new Context(context.source(), corp.owner(contact.staff()).orElse(null), Map.of()),
                    false,
                    "{\"type\":\"" + type + "\"}");
        }
    }

    private static Map<String, Value> properties(Contact contact, @Nullable Code code) {
        Map<String, Value> properties = new HashMap<>();
        put(properties, "staff", contact.staff());
        put(properties, "state", contact.state());
        put(properties, "code", code == null ? "" : code.name());
        return properties;
    }

    /** The same for every time it is sent. */
    private static String id(Push push, Contact contact) {
        return String.join(
                "|",
                push.get("FromUserName"),
                push.get("CreateTime"),
                push.get("ChangeType"),
                contact.staff(),
                contact.external());
    }

    static void put(Map<String, Value> into, String key, String text) {
        if (!text.isEmpty()) {
            into.put(key, Value.of(text));
        }
    }
}
