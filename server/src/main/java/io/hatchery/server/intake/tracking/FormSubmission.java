package io.hatchery.server.intake.tracking;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.intake.touch.Touches.Visit;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands a form: entries named like fields tell of the lead, all of them of the event. */
final class FormSubmission {
    private static final Map<String, String> CAMPAIGN = Map.of(
            "utm_source",
            "source",
            "utm_medium",
            "medium",
            "utm_campaign",
            "name",
            "utm_term",
            "term",
            "utm_content",
            "content");

    private final Collection<Field> fields;
    private final String region;
    private final Instant now;

    FormSubmission(Collection<Field> fields, String region, Instant now) {
        this.fields = fields;
        this.region = region;
        this.now = now;
    }

    Told read(String form, FormEntries entries, Sender sender, String id) {
        TraitNames.Told told = TraitNames.read(entries.values(), fields, region);
        List<Identifier> identifiers = new ArrayList<>(told.identifiers());
        if (identifiers.isEmpty()) {
            return new Told.Refused(Refusal.of("form-nobody"));
        }
        String anonymous = entries.control("anonymousId");
        if (anonymous != null && anonymous.length() <= Limits.ID) {
            identifiers.add(new Identifier(Identifier.Kind.ANONYMOUS_ID, anonymous));
        }
        Set<String> known = fields.stream().map(Field::key).collect(Collectors.toSet());
        Map<String, Value> traits = new HashMap<>(told.values());
        traits.keySet().retainAll(known);
        Map<String, Value> properties = new HashMap<>(entries.values());
        properties.put("form", Value.of(form));
        String messageId = entries.control("messageId");
        return new Told.Arrived(new Arrival(
                sender.source(),
                messageId == null || messageId.length() > Limits.ID ? id : messageId,
                new Arrival.Who.Someone(identifiers),
                "form.submitted",
                now,
                now,
                traits,
                properties,
                new Context(source(entries), null, circumstances(entries, sender)),
                false,
                entries.raw()));
    }

    /** Only what says where the lead came from; a form that knows nothing of it is no direct visit. */
    private static @Nullable Source source(FormEntries entries) {
        Map<String, String> campaign = new HashMap<>();
        CAMPAIGN.forEach((entry, name) -> {
            String value = entries.control(entry);
            if (value != null) {
                campaign.put(name, value);
            }
        });
        Source source = Touches.of(new Visit(page(entries), entries.control("_referrer"), campaign));
        return source == null || source.channel().equals("direct") ? null : source;
    }

    private static @Nullable String page(FormEntries entries) {
        String page = entries.control("_page");
        return page == null ? entries.referrer() : page;
    }

    private static Map<String, Value> circumstances(FormEntries entries, Sender sender) {
        Map<String, Value> context = new HashMap<>();
        context.put("ip", Value.of(sender.ip()));
        String agent = sender.userAgent();
        if (agent != null) {
            context.put("userAgent", Value.of(agent.substring(0, Math.min(agent.length(), 500))));
        }
        String page = page(entries);
        if (page != null) {
            context.put("page.url", Value.of(page.substring(0, Math.min(page.length(), 2_000))));
            Touches.clickIds(page).forEach((click, value) -> context.put(click, Value.of(value)));
        }
        return context;
    }
}
