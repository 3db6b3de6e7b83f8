package io.hatchery.server.runtime;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Fact;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The newest events of all leads, as they were taken; for those who connect a site and want to see it arrive. */
@RestController
@Allowed({Role.ADMIN, Role.MARKETER})
@RequestMapping("/api/events")
class EventController {
    private final EventLog log;

    EventController(EventLog log) {
        this.log = log;
    }

    /** An event with what was concluded from it. */
    record Taken(
            String id,
            long lead,
            String source,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            boolean historic,
            @Nullable String actor,
            JsonNode raw,
            List<Fact> facts) {
        static Taken of(Logged row) {
            return new Taken(
                    row.input(),
                    row.lead(),
                    row.source(),
                    row.type(),
                    row.occurredAt(),
                    row.receivedAt(),
                    row.historic(),
                    row.actor(),
                    tree(row.raw()),
                    row.facts());
        }

        private static JsonNode tree(@Nullable String raw) {
            String text = raw == null ? "{}" : raw;
            try {
                return EngineJson.mapper().readTree(text);
            } catch (JacksonException e) {
                return StringNode.valueOf(text);
            }
        }
    }

    record Page(List<Taken> items, @Nullable String next) {}

    @GetMapping("/recent")
    Page recent(@RequestParam(required = false) @Nullable Long cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        List<EventLog.Numbered> rows = log.recent(cursor == null ? Long.MAX_VALUE : cursor, size + 1);
        boolean more = rows.size() > size;
        List<EventLog.Numbered> page = rows.subList(0, Math.min(size, rows.size()));
        return new Page(
                page.stream().map(one -> Taken.of(one.row())).toList(),
                more ? String.valueOf(page.getLast().id()) : null);
    }
}
