package io.hatchery.server.leads;

import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.runtime.Corrections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Undoes a change of many leads, lead by lead in the order of their numbers. One that is what it was already is passed by. */
@Component
class BulkUndoJob implements JobKind<BulkUndoJob.State> {
    private static final int CHUNK = 200;

    private final BulkRows rows;
    private final Corrections corrections;

    BulkUndoJob(BulkRows rows, Corrections corrections) {
        this.rows = rows;
        this.corrections = corrections;
    }

    /**
     * @param bulk the job that made the change
     * @param by who undoes it, as an actor
     * @param after the last lead that was looked at
     */
    record State(String bulk, String by, long after, long done, long total) {}

    /** @param kept leads merged since, which stay as they are */
    record Result(long changed, long kept) {}

    @Override
    public String name() {
        return "leads-bulk-undo";
    }

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Turn<State> turn(Job job, State state) {
        List<Long> leads = rows.leads(state.bulk(), state.after(), CHUNK);
        if (leads.isEmpty()) {
            return new Turn.Done<>(rows.find(state.bulk())
                    .map(it -> new Result(it.corrected(), it.kept()))
                    .orElse(new Result(0, 0)));
        }
        Corrections.Outcomes told = corrections.takeBackAll(leads, Happenings.source(state.bulk()), state.by());
        rows.undone(state.bulk(), told.corrected() + told.removed(), told.kept());
        State next = new State(state.bulk(), state.by(), leads.getLast(), state.done() + leads.size(), state.total());
        return new Turn.More<>(next, next.done(), next.total(), Job.Note.of("leads-bulk-undo", next.done()));
    }

    @Override
    public void cancelled(Job job, State state) {
        rows.stopped(state.bulk());
    }
}
