package io.hatchery.server.leads;

import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.runtime.States;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After an upgrade, gives every lead the {@link Facets} its row was written without, from its state. Goes by the numbers of leads, so it
 * may stop and go on anywhere; leads that are written meanwhile bring theirs themselves.
 */
@Component
class FacetJob implements JobKind<FacetJob.Progress> {
    private static final int AT_A_TIME = 500;
    private static final int CHUNKS = 10;

    private final LeadRows rows;
    private final States states;
    private final Jobs jobs;

    FacetJob(LeadRows rows, States states, Jobs jobs) {
        this.rows = rows;
        this.states = states;
        this.jobs = jobs;
    }

    /**
     * How far it is.
     *
     * @param after the number of the last lead looked at
     */
    record Progress(long after, long done, long total) {}

    record Outcome(long leads) {}

    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        if (!rows.unfilled(0, 1).isEmpty() && jobs.running(name()).isEmpty()) {
            jobs.start(this, new Progress(0, 0, rows.countUnfilled()), "system");
        }
    }

    @Override
    public String name() {
        return "lead-facets";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress progress) {
        Progress at = progress;
        for (int i = 0; i < CHUNKS; i++) {
            List<Long> some = rows.unfilled(at.after(), AT_A_TIME);
            if (some.isEmpty()) {
                return new Turn.Done<>(new Outcome(at.done()));
            }
            rows.fill(states.of(some));
            at = new Progress(some.getLast(), at.done() + some.size(), at.total());
        }
        return new Turn.More<>(at, at.done(), at.total(), Job.Note.of("lead-facets", at.done(), at.total()));
    }
}
