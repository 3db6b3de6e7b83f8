package io.hatchery.server.runtime;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be concluded: looked at, tried again, thrown away. */
@RestController
@Allowed(Role.ADMIN)
@RequestMapping("/api/quarantine")
class QuarantineController {
    private final QuarantineRows quarantine;
    private final Events events;

    QuarantineController(QuarantineRows quarantine, Events events) {
        this.quarantine = quarantine;
        this.events = events;
    }

    /** An event in quarantine, as the console shows it. */
    record Held(
            long id,
            String source,
            String type,
            Instant receivedAt,
            Instant failedAt,
            int attempts,
            String why,
            String raw) {
        static Held of(QuarantineRows.Held held) {
            return new Held(
                    held.id(),
                    held.source(),
                    held.type(),
                    held.receivedAt(),
                    held.failedAt(),
                    held.attempts(),
                    held.why(),
                    held.arrival().raw());
        }
    }

    record Page(List<Held> items, @Nullable String next) {}

    /** What came of trying again. */
    record Replayed(
            boolean concluded,
            @Nullable Long lead,
            @Nullable String why) {}

    @GetMapping
    Page list(@RequestParam(required = false) @Nullable Long cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        List<QuarantineRows.Held> held = quarantine.list(cursor == null ? Long.MAX_VALUE : cursor, size + 1);
        boolean more = held.size() > size;
        List<Held> page = held.stream().limit(size).map(Held::of).toList();
        return new Page(page, more ? String.valueOf(page.getLast().id()) : null);
    }

    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable long id) {
        QuarantineRows.Held held = find(id);
        return switch (events.accept(List.of(held.arrival())).getFirst()) {
            case Receipt.Concluded(long lead) -> {
                quarantine.remove(id);
                yield new Replayed(true, lead, null);
            }
            case Receipt.Duplicate _ -> {
                quarantine.remove(id);
                yield new Replayed(true, null, null);
            }
            case Receipt.Quarantined(long _, String why) -> new Replayed(false, null, why);
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id) {
        if (!quarantine.remove(id)) {
            throw Problems.notFound("quarantined-event", id);
        }
    }

    private QuarantineRows.Held find(long id) {
        return quarantine.find(id).orElseThrow(() -> Problems.notFound("quarantined-event", id));
    }
}
