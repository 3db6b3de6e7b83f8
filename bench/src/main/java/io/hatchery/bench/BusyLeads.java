package io.hatchery.bench;

import io.hatchery.engine.Context;
import io.hatchery.engine.Input;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A year of many leads, in the order their events arrive: they come for visits of five events each. Seeded, so every run measures the same. */
final class BusyLeads {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int VISIT = 5;
    private static final long YEAR = 365L * 24 * 3600;

    private BusyLeads() {}

    /** @param each how many events every lead has, on average */
    static List<Input.Happened> events(int leads, int each) {
        Random random = new Random(42);
        int count = leads * each;
        List<Input.Happened> events = new ArrayList<>(count);
        for (int visit = 0; visit < count / VISIT; visit++) {
            Instant at = START.plusSeconds(YEAR * visit / (count / VISIT));
            int lead = random.nextInt(leads);
            for (int i = 0; i < VISIT; i++) {
                at = at.plusMillis(5_000 + random.nextInt(60_000));
                events.add(event(random, lead, "e" + events.size(), at));
            }
        }
        return events;
    }

    private static Input.Happened event(Random random, long lead, String id, Instant at) {
        int kind = random.nextInt(100);
        if (kind < 70) {
            String path = "/topic/" + random.nextInt(BusyPlaybook.PATHS) + "/" + random.nextInt(5);
            return happened(
                    id,
                    lead,
                    "page",
                    at,
                    Map.of(),
                    Map.of(
                            "path",
                            Value.of(path),
                            "title",
                            Value.of("Page"),
                            "url",
                            Value.of("https://example.com" + path)));
        }
        if (kind < 82) {
            return happened(
                    id, lead, "email.opened", at, Map.of(), Map.of("message", Value.of("m" + random.nextInt(50))));
        }
        if (kind < 87) {
            return happened(id, lead, "email.clicked", at, Map.of(), Map.of("url", Value.of("https://example.com/x")));
        }
        if (kind < 95) {
            return happened(id, lead, "form.submitted", at, traits(random, lead), Map.of("form", Value.of("contact")));
        }
        List<String> rest =
                List.of("webinar.attended", "call.logged", "lead.accepted", "lead.rejected", "opportunity.created");
        return happened(id, lead, rest.get(kind - 95), at, Map.of(), Map.of());
    }

    private static Map<String, Value> traits(Random random, long lead) {
        return Map.of(
                "email", Value.of("lead" + lead + "@example.com"),
                "company", Value.of("Company " + lead % 97),
                "jobLevel",
                        Value.of(List.of("executive", "director", "manager", "staff")
                                .get((int) (lead % 4))),
                "industry", Value.of(BusyPlaybook.INDUSTRIES.get((int) (lead % 5))),
                "employees", Value.of((double) (lead % 20 * 100)),
                "renewal", Value.of(START.plusSeconds(random.nextLong(YEAR * 2))));
    }

    private static Input.Happened happened(
            String id, long lead, String type, Instant at, Map<String, Value> traits, Map<String, Value> properties) {
        return new Input.Happened(
                id, lead, type, at, at, traits, properties, Context.from(Source.ofChannel("search", "Google")), false);
    }
}
