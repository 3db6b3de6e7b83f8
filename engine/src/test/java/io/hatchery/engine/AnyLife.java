package io.hatchery.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random inputs of one lead, in the order they arrive; a host that wakes the lead when it is due adds the moments between. */
final class AnyLife {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private final Random random;
    private Instant now = START;
    private int count;

    AnyLife(long seed) {
        this.random = new Random(seed);
    }

    List<Input.Happened> events(int most) {
        List<Input.Happened> events = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            events.add(event());
        }
        return events;
    }

    Input.Happened event() {
        now = now.plus(pause());
        Instant occurred = random.nextInt(5) == 0 ? now.minus(Duration.ofHours(random.nextInt(200))) : now;
        String type = one(List.of(
                "page",
                "page",
                "page",
                "form.submitted",
                "email.opened",
                "call.logged",
                "lead.accepted",
                "stage.set",
                "tag.added",
                "tag.removed",
                "owner.assigned",
                "owner.removed",
                "consent.given",
                "consent.withdrawn",
                "message.requested",
                "effect.done",
                "effect.failed",
                "email.unsubscribed",
                "email.bounced",
                "journey.entered",
                "journey.removed",
                "identify",
                "score.adjusted",
                "account.changed",
                "unheard.of"));
        return new Input.Happened(
                "e" + count++,
                7,
                type,
                occurred,
                now,
                traits(),
                properties(),
                random.nextInt(3) == 0 ? Context.from(Source.ofChannel("search", "Google")) : Context.by("user:1"),
                random.nextInt(8) == 0);
    }

    private Duration pause() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(random.nextInt(100_000));
            case 2 -> Duration.ofMinutes(random.nextInt(3000));
            default -> Duration.ofSeconds(random.nextInt(1_500_000)).plusNanos(random.nextInt(1_000_000_000));
        };
    }

    private Map<String, Value> traits() {
        Map<String, Value> traits = new HashMap<>();
        if (random.nextInt(3) == 0) {
            traits.put("country", Value.of(one(List.of("CN", "DE", "Mars"))));
            traits.put("employees", Value.of(random.nextInt(100)));
        }
        if (random.nextInt(4) == 0) {
            traits.put("email", Value.of("a@example.com"));
            traits.put("topics", new Value.Many(List.of(Value.of("ai"), Value.of("iot"))));
        }
        if (random.nextInt(6) == 0) {
            traits.put("phone", Value.of("+49 1"));
            traits.put("timeZone", Value.of(one(List.of("America/Havana", "Asia/Shanghai", "nowhere"))));
        }
        if (random.nextInt(4) == 0) {
            traits.put("renewal", Value.of(now.plus(Duration.ofHours(random.nextInt(2000) - 1000))));
        }
        return traits;
    }

    private Map<String, Value> properties() {
        Map<String, Value> properties = new HashMap<>(Map.of(
                "path", Value.of("/p" + random.nextInt(4)),
                "stage", Value.of(one(AnyPlaybook.STAGES)),
                "note", Value.of("because"),
                "tag", Value.of(one(AnyPlaybook.TAGS)),
                "owner", Value.of("user:" + random.nextInt(2)),
                "hard", Value.of(random.nextBoolean()),
                "journey", Value.of("j" + random.nextInt(AnyJourney.JOURNEYS)),
                "dimension", Value.of(one(List.of("FIT", "engagement"))),
                "points", Value.of(random.nextInt(20) - 8)));
        properties.put("account", Value.of(one(List.of("a1", "a1", "a2", ""))));
        properties.put("engaged", Value.of(random.nextInt(3)));
        properties.put("trait.industry", Value.of("software"));
        properties.put("form", Value.of("f" + random.nextInt(3)));
        properties.put("channel", Value.of(one(List.of("email", "email", "sms"))));
        properties.put("purpose", Value.of(random.nextBoolean() ? "news" : ""));
        properties.put("content", Value.of("c"));
        properties.put(
                "effect", Value.of("7/j" + random.nextInt(AnyJourney.JOURNEYS) + "/1/n" + random.nextInt(12) + "/1"));
        switch (random.nextInt(4)) {
            case 0 -> properties.put("amount", Value.of(random.nextInt(30) / 10.0 - 0.5));
            case 1 -> properties.put("amount", Value.of(Integer.toString(random.nextInt(20))));
            case 2 -> properties.put("amount", new Value.Many(List.of(Value.of(random.nextInt(5)), Value.of("many"))));
            default -> {}
        }
        return properties;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
