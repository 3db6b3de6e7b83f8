package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.leads.BulkJob.What;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes many leads at once; the work goes on by itself and shows its progress. */
@RestController
class BulkController {
    private static final int MOST_IDS = 10_000;

    private final BulkJob kind;
    private final LeadActions actions;
    private final LeadQueries queries;
    private final Jobs jobs;
    private final Viewer viewer;

    BulkController(BulkJob kind, LeadActions actions, LeadQueries queries, Jobs jobs, Viewer viewer) {
        this.kind = kind;
        this.actions = actions;
        this.queries = queries;
        this.jobs = jobs;
        this.viewer = viewer;
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
        return new Started(jobs.start(kind, first, viewer.user().actor()), total);
    }
}
