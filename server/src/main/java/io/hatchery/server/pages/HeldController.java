package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Submissions that look like spam, for a person to decide. */
@RestController
@RequestMapping("/api/form-reviews")
@Allowed(Role.MARKETER)
class HeldController {
    private final SubmissionRows rows;
    private final Taking taking;
    private final CurrentUser current;
    private final AuditLog audit;

    HeldController(SubmissionRows rows, Taking taking, CurrentUser current, AuditLog audit) {
        this.rows = rows;
        this.taking = taking;
        this.current = current;
        this.audit = audit;
    }

    record Item(
            String id, String form, Instant at, Map<String, List<String>> answers, int score, List<String> reasons) {}

    record Items(List<Item> items, @Nullable String next) {}

    @GetMapping
    Items list(
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor from = Cursor.read(cursor);
        List<SubmissionRows.Held> found =
                rows.held(form == null || form.isBlank() ? null : form, from.at(), from.id(), size + 1);
        List<Item> items = found.stream().limit(size).map(HeldController::item).toList();
        return new Items(
                items,
                found.size() > size
                        ? Cursor.write(items.getLast().at(), items.getLast().id())
                        : null);
    }

    /** Takes it as if it had been taken when it came. */
    @PostMapping("/{id}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@PathVariable String id) {
        SubmissionRows.Held held = rows.held(id).orElseThrow(() -> Problems.notFound("form-review", id));
        if (!taking.accept(held, current.get().actor())) {
            throw Problems.conflict("form-decided", id);
        }
        audit.record("form.accepted", id);
    }

    /** Throws it away for good. */
    @PostMapping("/{id}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable String id) {
        if (!rows.rejected(id, current.get().actor())) {
            throw Problems.notFound("form-review", id);
        }
        audit.record("form.rejected", id);
    }

    private static Item item(SubmissionRows.Held held) {
        Map<String, List<String>> answers =
                new TreeMap<>(held.submission().entries().values());
        answers.keySet().removeIf(name -> name.startsWith("_"));
        return new Item(
                held.submission().id(),
                held.submission().form(),
                held.submission().at(),
                answers,
                held.score(),
                held.reasons());
    }
}
