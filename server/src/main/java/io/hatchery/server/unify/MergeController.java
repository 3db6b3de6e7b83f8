package io.hatchery.server.unify;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.Mark;
import io.hatchery.server.runtime.Merges;
import io.hatchery.server.runtime.Merges.Merge;
import io.hatchery.server.runtime.Merges.Outcome;
import io.hatchery.server.runtime.States;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merges that were made, and the way back. */
@RestController
@RequestMapping("/api/merges")
@Allowed
class MergeController {
    private final Merges merges;
    private final PairRows pairs;
    private final States states;
    private final Users users;
    private final AuditLog audit;
    private final Clock clock;

    MergeController(Merges merges, PairRows pairs, States states, Users users, AuditLog audit, Clock clock) {
        this.merges = merges;
        this.pairs = pairs;
        this.states = states;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param why {@code review}, {@code automatic} or {@code console} */
    record Item(
            String id,
            long stays,
            long goes,
            @Nullable String name,
            Instant at,
            String why,
            @Nullable String by,
            @Nullable Instant undoneAt) {}

    record Items(List<Item> items, @Nullable String next) {}

    record Asked(long stays, long goes) {}

    @GetMapping
    Items list(
            @RequestParam(required = false) @Nullable Long lead,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Merge> found = merges.page(lead, mark(cursor), size + 1);
        List<Merge> page = found.size() > size ? found.subList(0, size) : found;
        return new Items(
                page.stream().map(this::item).toList(),
                found.size() > size
                        ? new Mark(page.getLast().at(), page.getLast().id()).toString()
                        : null);
    }

    /** Makes two leads one that nobody suggested. */
    @PostMapping
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.CREATED)
    Item merge(Principal who, @RequestBody Asked asked) {
        String by = "user:" + who.getName();
        return switch (merges.merge(asked.stays(), asked.goes(), by, "console")) {
            case Outcome.Done(String id) -> {
                pairs.decide(asked.stays(), asked.goes(), PairRows.State.MERGED, clock.now(), by, id);
                audit.record("leads.merged", asked.stays() + " ← " + asked.goes());
                yield item(merges.find(id).orElseThrow());
            }
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    @PostMapping("/{id}/undo")
    @Allowed(Role.MARKETER)
    Item undo(Principal who, @PathVariable String id) {
        String by = "user:" + who.getName();
        return switch (merges.undo(id, by)) {
            case Outcome.Done(String merge) -> {
                pairs.undone(merge, clock.now(), by);
                audit.record("merge.undone", merge);
                yield item(merges.find(merge).orElseThrow());
            }
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    static ProblemException problem(Outcome.Refused refused) {
        return switch (refused.why()) {
            case SAME -> Problems.conflict("merge-same");
            case UNKNOWN -> Problems.of(HttpStatus.NOT_FOUND, "merge-unknown");
            case GONE -> Problems.conflict("merge-gone");
            case CONFLICT ->
                Problems.conflict(
                        "merge-conflict",
                        refused.conflicts().getFirst().one(),
                        refused.conflicts().getFirst().other());
            case UNDONE -> Problems.conflict("merge-undone");
            case LATER_MERGE -> Problems.conflict("merge-later");
        };
    }

    private Item item(Merge it) {
        return new Item(
                it.id(),
                it.stays(),
                it.goes(),
                states.of(it.stays()).map(state -> LeadName.of(state, true)).orElse(null),
                it.at(),
                it.why(),
                users.behind(it.by()).map(User::name).orElse(null),
                it.undoneAt());
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        return cursor == null ? null : Mark.parse(cursor).orElseThrow(() -> Problems.badRequest("cursor"));
    }
}
