package io.hatchery.server.intake.imports;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.runtime.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Takes a file in, a second's worth of rows a turn. */
@Component
class ImportJob implements JobKind<ImportJob.State> {
    private static final Duration TURN = Duration.ofSeconds(1);

    private final ImportRows rows;
    private final ImportFiles files;
    private final RowReaders readers;
    private final RowReasons reasons;
    private final Events events;
    private final Clock clock;
    private final Map<String, ImportRun> open = new ConcurrentHashMap<>();

    ImportJob(ImportRows rows, ImportFiles files, RowReaders readers, RowReasons reasons, Events events, Clock clock) {
        this.rows = rows;
        this.files = files;
        this.readers = readers;
        this.reasons = reasons;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param id the import; how far it is stands with it
     * @param locale of whoever reads the reasons of rejected rows
     */
    record State(String id, String locale) {}

    /** What came of an import. */
    record Result(long rows, long created, long updated, long duplicates, long rejected) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Turn<State> turn(Job job, State state) {
        ImportRow row = rows.find(state.id()).orElse(null);
        if (row == null || !Files.exists(files.file(state.id()))) {
            drop(state.id());
            rows.end(state.id(), ImportState.FAILED, clock.now(), "file-gone");
            return new Turn.Failed<>(Job.Note.of("import.file-gone"));
        }
        try {
            return step(row, state);
        } catch (Events.Overloaded full) {
            drop(state.id());
            return more(row, state, row.counts().rows());
        } catch (IOException e) {
            drop(state.id());
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            drop(state.id());
            throw e;
        }
    }

    private Turn<State> step(ImportRow row, State state) throws IOException {
        ImportRun run = open.get(state.id());
        if (run == null) {
            run = new ImportRun(
                    row,
                    readers.reader(row.profile(), Objects.requireNonNull(row.mapping())),
                    files,
                    events,
                    reasons,
                    Locale.forLanguageTag(state.locale()));
            open.put(state.id(), run);
        }
        long end = System.nanoTime() + TURN.toNanos();
        ImportRun.Progress progress;
        do {
            progress = run.step();
            rows.proceed(row.id(), progress.rows(), progress.rejected(), progress.rejectedBytes());
        } while (progress.more() && System.nanoTime() < end);
        return progress.more() ? more(row, state, progress.rows()) : done(state);
    }

    private static Turn<State> more(ImportRow row, State state, long done) {
        return new Turn.More<>(state, done, row.profile().rows(), Job.Note.of("import.rows", done));
    }

    private Turn<State> done(State state) {
        drop(state.id());
        rows.end(state.id(), ImportState.DONE, clock.now(), null);
        files.removeFile(state.id());
        ImportRow done = rows.find(state.id()).orElseThrow();
        rows.forgetCells(state.id(), done.profile());
        ImportRow.Counts counts = done.counts();
        return new Turn.Done<>(
                new Result(counts.rows(), counts.created(), counts.updated(), counts.duplicates(), counts.rejected()));
    }

    @Override
    public void cancelled(Job job, State state) {
        drop(state.id());
        rows.end(state.id(), ImportState.CANCELLED, clock.now(), null);
    }

    private void drop(String id) {
        ImportRun run = open.remove(id);
        if (run != null) {
            try {
                run.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
