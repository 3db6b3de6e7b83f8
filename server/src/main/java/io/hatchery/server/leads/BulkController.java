package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.leads.BulkJob.What;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes many leads at once, and undoes that; the work goes on by itself and shows its progress. */
@RestController
class BulkController {
    private static final int MOST_IDS = 10_000;

    /** Within which a change can be undone. */
    private static final Duration REGRET = Duration.ofDays(7);

    private final BulkJob kind;
    private final BulkUndoJob undo;
    private final BulkRows rows;
    private final LeadActions actions;
    private final LeadQueries queries;
    private final Jobs jobs;
    private final Viewer viewer;
    private final Users users;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BulkController(
            BulkJob kind,
            BulkUndoJob undo,
            BulkRows rows,
            LeadActions actions,
            LeadQueries queries,
            Jobs jobs,
            Viewer viewer,
            Users users,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.kind = kind;
        this.undo = undo;
        this.rows = rows;
        this.actions = actions;
        this.queries = queries;
        this.jobs = jobs;
        this.viewer = viewer;
        this.users = users;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param value the tag, owner or stage; null takes the owner away
     * @param ids these leads, or null for all that {@code query} means: the address of a list after its question mark
     */
    record Bulk(
            What what,
            @Nullable String value,
            @Nullable String note,
            @Nullable List<Long> ids,
            @Nullable String query) {}

    record Started(String job, long total) {}

    @PostMapping("/api/leads/bulk")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    Started start(@RequestBody Bulk bulk) {
        List<Long> ids = bulk.ids() == null ? List.of() : List.copyOf(bulk.ids());
        if (ids.isEmpty() && bulk.query() == null) {
            throw Problems.invalid("ids", "required");
        }
        if (ids.size() > MOST_IDS) {
            throw Problems.tooLarge(MOST_IDS + " ids");
        }
        BulkJob.State asked = new BulkJob.State(
                bulk.what(),
                bulk.value(),
                bulk.note(),
                ids,
                bulk.query() == null ? "" : bulk.query(),
                viewer.user().id(),
                0,
                0,
                0);
        actions.check(asked.action());
        long total = ids.isEmpty() ? queries.count(kind.filter(asked), Integer.MAX_VALUE) : ids.size();
        BulkJob.State first = new BulkJob.State(
                asked.what(), asked.value(), asked.note(), ids, asked.query(), asked.by(), 0, 0, total);
        return transaction.execute(_ -> {
            String job = jobs.start(kind, first, viewer.user().actor());
            rows.forget(clock.now().minus(REGRET));
            rows.begin(job, first, clock.now());
            return new Started(job, total);
        });
    }

    /**
     * A change of many leads that can be undone, or was.
     *
     * @param by who made it, null when they are gone
     * @param mine whether the one who asks may undo it
     * @param state of the undoing, null while nobody asked
     */
    record BulkChange(
            String job,
            What what,
            @Nullable String value,
            Instant at,
            @Nullable String by,
            long leads,
            boolean mine,
            Job.@Nullable State state,
            long corrected,
            long kept) {}

    /** The changes of the last seven days, the newest first. */
    @GetMapping("/api/leads/bulk")
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    List<BulkChange> changes() {
        return rows.since(clock.now().minus(REGRET)).stream()
                .map(it -> new BulkChange(
                        it.job(),
                        it.what(),
                        it.value(),
                        it.at(),
                        users.find(it.by()).map(User::name).orElse(null),
                        it.leads(),
                        mine(it),
                        it.undo() == null
                                ? null
                                : jobs.find(it.undo()).map(Job::state).orElse(Job.State.DONE),
                        it.corrected(),
                        it.kept()))
                .toList();
    }

    /**
     * Undoes a change: each lead becomes what it would be without it, and what happened to it since is kept. Whoever made it may, and
     * administrators.
     */
    @PostMapping("/api/leads/bulk/{job}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
    Started undo(@PathVariable String job) {
        BulkRows.Bulk bulk = rows.find(job)
                .filter(it -> it.at().isAfter(clock.now().minus(REGRET)))
                .orElseThrow(() -> Problems.notFound("bulk", job));
        if (!mine(bulk)) {
            throw Problems.forbidden();
        }
        if (jobs.find(job).map(it -> !it.state().ended()).orElse(false)) {
            throw Problems.conflict("bulk-running", job);
        }
        String by = viewer.user().actor();
        return transaction.execute(_ -> {
            String work = jobs.start(undo, new BulkUndoJob.State(job, by, 0, 0, bulk.leads()), by);
            if (!rows.undoing(job, work, by)) {
                throw Problems.conflict("bulk-undone", job);
            }
            audit.record("leads.bulk-undone", job);
            return new Started(work, bulk.leads());
        });
    }

    private boolean mine(BulkRows.Bulk bulk) {
        return bulk.by().equals(viewer.user().id()) || viewer.user().roles().contains(Role.ADMIN);
    }
}
