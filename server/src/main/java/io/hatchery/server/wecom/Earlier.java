package io.hatchery.server.wecom;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.wecom.CodeRows.Code;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer of a colleague, as WeCom tells of many at once. Pure.
 *
 * @param external the customer's id
 * @param staff the colleague's
 * @param state of the live code by which they came; empty for none
 * @param since when the colleague added them, in seconds
 */
record Earlier(String external, String staff, String state, long since, Profile profile) {

    /** Null when it names nobody. */
    static @Nullable Earlier of(JsonNode told) {
        JsonNode customer = told.path("external_contact");
        JsonNode follow = told.path("follow_info");
        String external = customer.path("external_userid").asString("");
        if (external.isEmpty()) {
            return null;
        }
        ObjectNode single = JsonNodeFactory.instance.objectNode();
        single.set("external_contact", customer);
        single.putArray("follow_user").add(follow);
        return new Earlier(
                external,
                follow.path("userid").asString(""),
                follow.path("state").asString(""),
                follow.path("createtime").asLong(0),
                Profile.of(single));
    }

    /** The customer first, then by what else they are recognised. */
    List<Identifier> identifiers(Corp corp) {
        List<Identifier> all = new ArrayList<>(List.of(Contacts.identifier(corp, external)));
        all.addAll(profile.identifiers());
        return all;
    }

    /**
     * How somebody nobody knew became a customer: long ago, so it moves no one.
     *
     * @param code by which they came, if it is one of ours
     */
    List<Arrival> added(Corp corp, @Nullable Code code, Instant now) {
        Instant at = since <= 0 || Instant.ofEpochSecond(since).isAfter(now) ? now : Instant.ofEpochSecond(since);
        Map<String, Value> properties = new HashMap<>();
        Contacts.put(properties, "staff", staff);
        Contacts.put(properties, "state", state);
        Contacts.put(properties, "code", code == null ? "" : code.name());
        return List.of(
                arrival(corp, "wecom.added", at, now, properties, Context.from(Contacts.source(state, code))),
                arrival(corp, "consent.given", at, now, Map.of("channel", Value.of("wecom")), Context.NONE));
    }

    /** That somebody known by one identifier has the others too. */
    Arrival recognised(Corp corp, Instant now) {
        return arrival(corp, "identify", now, now, Map.of(), Context.NONE);
    }

    private Arrival arrival(
            Corp corp, String type, Instant at, Instant now, Map<String, Value> properties, Context context) {
        return new Arrival(
                "wecom:" + corp.id(),
                "customer/" + external + "/" + staff + "/" + since + "/" + type,
                new Arrival.Who.Someone(identifiers(corp)),
                type,
                at,
                now,
                Map.of(),
                properties,
                new Context(context.source(), corp.owner(staff).orElse(null), Map.of()),
                true,
                "{\"type\":\"" + type + "\"}");
    }
}
