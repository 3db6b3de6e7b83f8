package io.hatchery.server.ads;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.identity.Names;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an arrival of a lead a platform told of. Pure. */
final class Taking {
    private static final Set<String> FIELDS =
            Set.of("name", "email", "phone", "company", "title", "city", "region", "country");

    private Taking() {}

    /**
     * The arrival; empty when nothing tells who it is.
     *
     * @param known keys of the playbook’s fields: answers under these names are taken as fields too
     * @param region the country of phone numbers without country code
     */
    static Optional<Arrival> arrival(
            InboundLead lead,
            AdsSettings.Connection connection,
            Set<String> known,
            String region,
            Instant now,
            String raw) {
        Map<String, Value> traits = new HashMap<>();
        Map<String, Value> properties = new HashMap<>();
        List<Identifier> identifiers = new ArrayList<>();
        lead.fields().forEach((name, value) -> {
            switch (name) {
                case "email" -> email(value, traits, identifiers, properties);
                case "phone" -> phone(value, region, traits, identifiers, properties);
                case "firstName", "lastName" -> {}
                default -> {
                    if (FIELDS.contains(name) || known.contains(name)) {
                        traits.put(name, Value.of(value));
                    } else {
                        properties.put("answer." + name, Value.of(value));
                    }
                }
            }
        });
        String name = Names.whole(lead.fields().get("firstName"), lead.fields().get("lastName"));
        if (!name.isEmpty()) {
            traits.putIfAbsent("name", Value.of(name));
        }
        if (identifiers.isEmpty()) {
            return Optional.empty();
        }
        put(properties, "form", lead.form() == null ? connection.name() : lead.form());
        put(properties, "adGroup", lead.adGroup());
        Instant submitted = lead.submittedAt() == null || lead.submittedAt().isAfter(now) ? now : lead.submittedAt();
        return Optional.of(new Arrival(
                "ads:" + connection.id(),
                lead.vendorId(),
                new Arrival.Who.Someone(identifiers),
                "form.submitted",
                submitted,
                now,
                traits,
                properties,
                context(lead, connection),
                false,
                raw));
    }

    private static Context context(InboundLead lead, AdsSettings.Connection connection) {
        Platform platform = connection.platform();
        Map<String, Value> other = new HashMap<>();
        lead.clicks().forEach((click, value) -> other.put(click, Value.of(value)));
        put(other, "page.url", lead.page());
        return new Context(
                new Source(
                        platform.channel(),
                        platform.source().isEmpty() ? connection.name() : platform.source(),
                        "cpc",
                        lead.campaign(),
                        lead.creative(),
                        lead.keyword()),
                null,
                other);
    }

    private static void email(
            String value, Map<String, Value> traits, List<Identifier> identifiers, Map<String, Value> properties) {
        Optional<String> address = Emails.normalise(value);
        if (address.isPresent()) {
            traits.put("email", Value.of(address.get()));
            identifiers.add(new Identifier(Kind.EMAIL, address.get()));
        } else {
            properties.put("answer.email", Value.of(value));
        }
    }

    private static void phone(
            String value,
            String region,
            Map<String, Value> traits,
            List<Identifier> identifiers,
            Map<String, Value> properties) {
        switch (Phones.read(value, region)) {
            case Phones.Reading.Personal(String e164) -> {
                traits.put("phone", Value.of(e164));
                identifiers.add(new Identifier(Kind.PHONE, e164));
            }
            case Phones.Reading.Shared(String e164) -> traits.put("phone", Value.of(e164));
            case Phones.Reading.Unreadable() -> properties.put("answer.phone", Value.of(value));
        }
    }

    private static void put(Map<String, Value> into, String key, @Nullable String value) {
        if (value != null) {
            into.put(key, Value.of(value));
        }
    }
}
