package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
@RequestMapping("/api/audit")
@Allowed(Role.ADMIN)
class AuditController {
    private static final int MOST = 200;

    private final Journal journal;

    AuditController(Journal journal) {
        this.journal = journal;
    }

    record Listed(List<Journal.Line> items, @Nullable String next) {}

    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.invalid("limit", "range", 1, MOST);
        }
        List<Journal.Line> lines = journal.lines(new Journal.Filter(actor, action, from, to), cursor, limit + 1);
        boolean more = lines.size() > limit;
        List<Journal.Line> items = more ? lines.subList(0, limit) : lines;
        return new Listed(items, more ? Long.toString(items.getLast().id()) : null);
    }
}
