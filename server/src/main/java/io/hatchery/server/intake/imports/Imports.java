package io.hatchery.server.intake.imports;

import io.hatchery.server.access.User;
import io.hatchery.server.intake.csv.Sniffed;
import io.hatchery.server.intake.csv.Sniffer;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with imports: upload, say what the columns mean, try out, start, stop, remove. */
@Service
class Imports {
    private static final int LONGEST_NAME = 200;

    private final ImportRows rows;
    private final ImportFiles files;
    private final RowReaders readers;
    private final Preview preview;
    private final ImportJob kind;
    private final UndoJob undo;
    private final Jobs jobs;
    private final Clock clock;
    private final Ids ids;

    Imports(
            ImportRows rows,
            ImportFiles files,
            RowReaders readers,
            Preview preview,
            ImportJob kind,
            UndoJob undo,
            Jobs jobs,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.files = files;
        this.readers = readers;
        this.preview = preview;
        this.kind = kind;
        this.undo = undo;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
    }

    /** Keeps the file and finds out what is in it. A file that is no table of leads is not kept. */
    ImportRow upload(String name, InputStream body, User by) throws IOException {
        String id = ids.next();
        try {
            long bytes = files.keep(id, body);
            Workbook.Written book = switch (Workbook.kindOf(files.file(id))) {
                case XLSX -> {
                    Files.move(files.file(id), files.workbook(id));
                    yield sheet(id, null);
                }
                case XLS -> throw new Workbook.Unusable("xls");
                case TEXT -> new Workbook.Written(List.of(), 0);
            };
            Sniffed how = Sniffer.sniff(files.file(id));
            FileProfile profile = look(id, how.charset(), how.delimiter());
            rows.add(new ImportRow(
                    id,
                    tidy(name),
                    bytes,
                    how.charset().name(),
                    how.delimiter(),
                    ImportState.UPLOADED,
                    clock.now(),
                    by.actor(),
                    by.name(),
                    profile,
                    null,
                    null,
                    new ImportRow.Counts(0, 0, 0, 0),
                    0,
                    null,
                    null,
                    null,
                    book,
                    ImportRow.Undone.NO));
            return get(id);
        } catch (ImportFiles.TooLarge e) {
            files.removeAll(id);
            throw Problems.of(HttpStatus.CONTENT_TOO_LARGE, "import-large", ImportFiles.LARGEST / 1024 / 1024);
        } catch (Workbook.Unusable e) {
            files.removeAll(id);
            throw Problems.badRequest("import-" + e.code());
        } catch (RuntimeException e) {
            files.removeAll(id);
            throw e;
        }
    }

    private Workbook.Written sheet(String id, @Nullable Integer sheet) throws IOException {
        return Workbook.toCsv(files.workbook(id), files.file(id), sheet, ImportFiles.LARGEST);
    }

    private FileProfile look(String id, Charset charset, char delimiter) throws IOException {
        try (Reader reader = Sniffer.open(files.file(id), charset)) {
            return switch (FileProfile.look(reader, delimiter)) {
                case FileProfile.Look.Sound(FileProfile profile) -> profile;
                case FileProfile.Look.Unusable(String code) -> throw Problems.badRequest("import-" + code);
            };
        }
    }

    private static String tidy(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? "leads.csv" : clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    }

    /** The import as it is now; one whose job has failed says so. */
    ImportRow get(String id) {
        ImportRow row = rows.find(id).orElseThrow(() -> Problems.notFound("import", id));
        String job = row.job();
        boolean under = row.state() == ImportState.RUNNING || row.state() == ImportState.UNDOING;
        if (under && job != null) {
            Job.State state = jobs.find(job).map(Job::state).orElse(Job.State.FAILED);
            if (state == Job.State.FAILED || state == Job.State.CANCELLED) {
                boolean failed = state == Job.State.FAILED;
                if (row.state() == ImportState.UNDOING) {
                    rows.end(id, ImportState.DONE, clock.now(), failed ? "undo-broken" : null);
                } else {
                    rows.end(
                            id,
                            failed ? ImportState.FAILED : ImportState.CANCELLED,
                            clock.now(),
                            failed ? "broken" : null);
                }
                return rows.find(id).orElseThrow(() -> Problems.notFound("import", id));
            }
        }
        return row;
    }

    /** Reads the file anew, in another way, or another sheet of it. */
    ImportRow reread(String id, String charset, char delimiter, @Nullable Integer sheet) throws IOException {
        ImportRow row = get(id);
        fileOf(row);
        if (row.state() != ImportState.UPLOADED) {
            throw Problems.conflict("import-started");
        }
        int before = row.book().sheet();
        if (sheet != null && sheet != before) {
            if (sheet < 0 || sheet >= row.book().sheets().size()) {
                throw Problems.invalid("sheet", "unfit", sheet);
            }
            try {
                sheet(id, sheet);
            } catch (Workbook.Unusable e) {
                throw Problems.badRequest("import-" + e.code());
            }
        }
        try {
            FileProfile profile = look(id, charset(charset), delimiter);
            if (!rows.reread(id, charset, delimiter, sheet == null ? before : sheet, profile)) {
                throw Problems.conflict("import-started");
            }
        } catch (RuntimeException e) {
            if (sheet != null && sheet != before) {
                sheet(id, before);
            }
            throw e;
        }
        return get(id);
    }

    private static Charset charset(String name) {
        try {
            if (Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        } catch (IllegalCharsetNameException e) {
            throw Problems.badRequest("import-charset", name);
        }
        throw Problems.badRequest("import-charset", name);
    }

    /** Says what the columns mean. */
    ImportRow map(String id, Mapping mapping) {
        ImportRow row = get(id);
        List<Fault> faults = readers.check(row.profile(), mapping);
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        if (!rows.map(id, mapping)) {
            throw Problems.conflict("import-started");
        }
        return get(id);
    }

    Preview.Shown preview(String id, long most, Locale locale) throws IOException {
        ImportRow row = get(id);
        fileOf(row);
        Mapping mapping = row.mapping();
        if (mapping == null) {
            throw Problems.conflict("import-no-mapping");
        }
        return preview.show(row, mapping, most, locale);
    }

    /** Starts it, or goes on where it stopped. */
    @Transactional
    public void start(String id, User by) {
        ImportRow row = get(id);
        switch (row.state()) {
            case RUNNING, DONE, UNDOING, UNDONE -> throw Problems.conflict("import-started");
            case UPLOADED, FAILED, CANCELLED -> fileOf(row);
        }
        if (row.mapping() == null) {
            throw Problems.conflict("import-no-mapping");
        }
        if (row.profile().rows() == 0) {
            throw Problems.badRequest("import-no-rows");
        }
        List<Fault> faults = readers.check(row.profile(), Objects.requireNonNull(row.mapping()));
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        String job = jobs.start(kind, new ImportJob.State(id, by.locale()), by.actor());
        if (!rows.begin(id, job, clock.now())) {
            throw Problems.conflict("import-started");
        }
    }

    /** Takes back all that came of it. */
    @Transactional
    public void undo(String id, User by) {
        get(id);
        String job = jobs.start(undo, new UndoJob.State(id, by.actor(), 0, 0), by.actor());
        if (!rows.beginUndo(id, job, by.name())) {
            throw Problems.conflict("import-not-undone");
        }
    }

    void cancel(String id) {
        String job = get(id).job();
        if (job != null) {
            jobs.cancel(job);
        }
    }

    void remove(String id) {
        get(id);
        if (!rows.remove(id)) {
            throw Problems.conflict("import-running");
        }
        files.removeAll(id);
    }

    private void fileOf(ImportRow row) {
        if (!Files.exists(files.file(row.id()))) {
            throw Problems.conflict("import-file-gone");
        }
    }
}
