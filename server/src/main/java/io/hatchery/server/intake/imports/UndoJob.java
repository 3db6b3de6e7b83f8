package io.hatchery.server.intake.imports;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.runtime.Corrections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes an import back, lead by lead in the order of their numbers. One that is taken back already is passed by. */
@Component
class UndoJob implements JobKind<UndoJob.State> {
    private static final int CHUNK = 200;

    private final ImportRows rows;
    private final Corrections corrections;
    private final Clock clock;

    UndoJob(ImportRows rows, Corrections corrections, Clock clock) {
        this.rows = rows;
        this.corrections = corrections;
        this.clock = clock;
    }

    /**
     * @param id the import
     * @param by who takes it back, as an actor
     * @param after the last lead that was looked at
     */
    record State(String id, String by, long after, long done) {}

    /** What came of it. */
    record Result(long removed, long corrected, long kept) {}

    @Override
    public String name() {
        return "import-undo";
    }

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Turn<State> turn(Job job, State state) {
        List<Long> leads = rows.leads(state.id(), state.after(), CHUNK);
        if (leads.isEmpty()) {
            rows.end(state.id(), ImportState.UNDONE, clock.now(), null);
            ImportRow.Undone undone =
                    rows.find(state.id()).map(ImportRow::undone).orElse(ImportRow.Undone.NO);
            return new Turn.Done<>(new Result(undone.removed(), undone.corrected(), undone.kept()));
        }
        Corrections.Outcomes told = corrections.takeBackAll(leads, RowArrivals.source(state.id()), state.by());
        rows.undone(state.id(), leads, new ImportRow.Undone(told.removed(), told.corrected(), told.kept(), null));
        State next = new State(state.id(), state.by(), leads.getLast(), state.done() + leads.size());
        return new Turn.More<>(next, next.done(), total(state.id()), Job.Note.of("import.undone", next.done()));
    }

    private long total(String id) {
        return rows.find(id)
                .map(ImportRow::counts)
                .map(counts -> counts.created() + counts.updated())
                .orElse(0L);
    }

    @Override
    public void cancelled(Job job, State state) {
        rows.end(state.id(), ImportState.DONE, clock.now(), null);
    }
}
