package io.hatchery.server.ads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ReceivedRows.Health;
import io.hatchery.server.ads.ReceivedRows.Received;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.SettingsForms;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections with ad platforms, what they sent and what they were told. */
@RestController
@RequestMapping("/api/ads")
@Allowed(Role.ADMIN)
class AdsController {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int SHOWN = 8000;

    private final SettingsForms forms;
    private final ReceivedRows received;
    private final ConversionRows conversions;
    private final AuditLog audit;
    private final Clock clock;

    AdsController(SettingsForms forms, ReceivedRows received, ConversionRows conversions, AuditLog audit, Clock clock) {
        this.forms = forms;
        this.received = received;
        this.conversions = conversions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param connection as the settings have it, without its secrets
     * @param address what to enter at the platform
     * @param confirmed whether the format is documented by the platform itself
     */
    record Item(
            JsonNode connection,
            String address,
            boolean confirmed,
            @Nullable Health lately) {}

    record Items(List<Item> items) {}

    record Got(
            long id,
            String connection,
            String vendorId,
            Instant receivedAt,
            ReceivedRows.State state,
            int attempts,
            @Nullable String why,
            @Nullable Long lead) {}

    record GotPage(List<Got> items, @Nullable String next) {}

    record Raw(String body) {}

    record ToldPage(
            List<ConversionRows.Told> items, @Nullable String next) {}

    /** A payload to try. */
    record Trial(
            Platform platform,
            @Nullable Map<String, String> mapping,
            @Nullable String idPath,
            String body) {}

    /** @param problem why it cannot be read; null when it can */
    record Tried(
            List<InboundLead> leads,
            List<String> toFetch,
            @Nullable String problem) {}

    @GetMapping("/connections")
    Items list() {
        Map<String, Health> health = received.health(clock.now().minus(LATELY));
        JsonNode shown = forms.show(AdsSettings.AREA).path("connections");
        return new Items(shown.valueStream()
                .sorted(Comparator.comparing(node -> node.path("name").asString("")))
                .map(node -> {
                    String id = node.path("id").asString("");
                    return new Item(
                            node, address(id), isConfirmed(node.path("platform").asString("")), health.get(id));
                })
                .toList());
    }

    /** Adds a connection, or changes the one with this id. Secrets are sent as the settings do. */
    @PutMapping("/connections/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Principal who, @PathVariable String id, @RequestBody ObjectNode form) {
        boolean known = forms.put(AdsSettings.AREA, "connections", id, form, "user:" + who.getName());
        audit.record(known ? "ads.changed" : "ads.connected", id);
    }

    @GetMapping("/received")
    GotPage received(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Received> found = received.page(connection, cursor, size + 1);
        List<Received> page = found.size() > size ? found.subList(0, size) : found;
        return new GotPage(
                page.stream()
                        .map(it -> new Got(
                                it.id(),
                                it.connection(),
                                it.vendorId(),
                                it.receivedAt(),
                                it.state(),
                                it.attempts(),
                                it.why(),
                                it.lead()))
                        .toList(),
                found.size() > size ? String.valueOf(page.getLast().id()) : null);
    }

    /** What came, as it came. */
    @GetMapping("/received/{id}")
    Raw raw(@PathVariable long id) {
        Received found = received.page(null, id + 1, 1).stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("ad-payload", id));
        String body = new String(found.raw(), StandardCharsets.UTF_8);
        return new Raw(body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
    }

    @GetMapping("/conversions")
    ToldPage conversions(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<ConversionRows.Told> found = conversions.page(mark(cursor), size + 1);
        List<ConversionRows.Told> page = found.size() > size ? found.subList(0, size) : found;
        ConversionRows.Told last = page.isEmpty() ? null : page.getLast();
        return new ToldPage(
                page,
                found.size() > size && last != null ? last.at() + "|" + last.effect() + "|" + last.connection() : null);
    }

    /** What would become of a payload. Nothing is kept. */
    @PostMapping("/try")
    Tried tryOut(@RequestBody Trial trial) {
        Connection connection = new Connection(
                "try",
                trial.platform(),
                "try",
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                trial.mapping() == null ? Map.of() : trial.mapping(),
                trial.idPath(),
                Map.of(),
                false);
        return switch (Payloads.read(connection, trial.body().getBytes(StandardCharsets.UTF_8))) {
            case Reading.Leads(List<InboundLead> leads) -> new Tried(leads, List.of(), null);
            case Reading.ToFetch(List<String> ids) -> new Tried(List.of(), ids, null);
            case Reading.ToErase(List<String> ids) ->
                new Tried(
                        List.of(),
                        ids.stream().map(lead -> Taker.DELETED + lead).toList(),
                        null);
            case Reading.Unreadable(String why, String detail) ->
                new Tried(List.of(), List.of(), (why + " " + detail).strip());
        };
    }

    private static boolean isConfirmed(String platform) {
        return !platform.equals(Platform.BAIDU.name()) && !platform.equals(Platform.OCEAN_ENGINE.name());
    }

    private static String address(String id) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("hooks", "ads", id)
                .toUriString();
    }

    private static ConversionRows.@Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split("\\|", 3);
        try {
            return new ConversionRows.Mark(Instant.parse(parts[0]), parts[1], parts[2]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("cursor");
        }
    }
}
