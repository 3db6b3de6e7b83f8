package io.hatchery.server.platform.jobs;

import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Long work: everyone may see it; who started it and administrators may stop it. */
@RestController
@RequestMapping("/api/jobs")
class JobController {
    private static final int MOST = 200;

    private final Jobs jobs;
    private final JobRows rows;
    private final Messages messages;

    JobController(Jobs jobs, JobRows rows, Messages messages) {
        this.jobs = jobs;
        this.rows = rows;
        this.messages = messages;
    }

    /** @param title what it is, in the reader's language */
    record Shown(
            String id,
            String kind,
            String title,
            Job.State state,
            long done,
            @Nullable Long total,
            @Nullable String message,
            @Nullable JsonNode result,
            String startedBy,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    record Listed(List<Shown> items, @Nullable String next) {}

    /** @param state {@code running}: those that have not ended */
    @GetMapping
    Listed list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        if (limit < 1 || limit > MOST) {
            throw Problems.invalid("limit", "range", 1, MOST);
        }
        if ("running".equalsIgnoreCase(state)) {
            return new Listed(
                    rows.running(kind).stream().map(job -> shown(job, locale)).toList(), null);
        }
        List<Job> found = rows.list(kind, cursor, limit + 1);
        boolean more = found.size() > limit;
        List<Job> items = more ? found.subList(0, limit) : found;
        return new Listed(
                items.stream().map(job -> shown(job, locale)).toList(),
                more ? items.getLast().id() : null);
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable String id, Locale locale) {
        return shown(get(id), locale);
    }

    @PostMapping("/{id}/cancel")
    Shown cancel(@PathVariable String id, Authentication who, Locale locale) {
        boolean own = get(id).startedBy().equals("user:" + who.getName());
        boolean administrator = who.getAuthorities().stream()
                .anyMatch(it -> String.valueOf(it.getAuthority()).equals("ROLE_ADMIN"));
        if (!own && !administrator) {
            throw Problems.forbidden();
        }
        jobs.cancel(id);
        return shown(get(id), locale);
    }

    private Job get(String id) {
        return jobs.find(id).orElseThrow(() -> Problems.notFound("job", id));
    }

    private Shown shown(Job job, Locale locale) {
        Job.Note note = job.note();
        return new Shown(
                job.id(),
                job.kind(),
                messages.textOr(locale, "job-kind." + job.kind(), job.kind()),
                job.state(),
                job.done(),
                job.total(),
                note == null
                        ? null
                        : messages.text(
                                locale, "job." + note.code(), note.args().toArray()),
                job.result(),
                job.startedBy(),
                job.createdAt(),
                job.endedAt());
    }
}
