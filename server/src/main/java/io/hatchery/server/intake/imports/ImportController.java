package io.hatchery.server.intake.imports;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.intake.identity.Region;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports of leads from CSV and XLSX files. */
@RestController
@RequestMapping("/api/imports")
@Allowed(Role.MARKETER)
class ImportController {
    private static final int MOST = 200;
    private static final long MOST_PREVIEWED = 10_000;

    private final Imports imports;
    private final ImportRows rows;
    private final ImportFiles files;
    private final RowReaders readers;
    private final CurrentUser current;
    private final AuditLog audit;

    ImportController(
            Imports imports,
            ImportRows rows,
            ImportFiles files,
            RowReaders readers,
            CurrentUser current,
            AuditLog audit) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.readers = readers;
        this.current = current;
        this.audit = audit;
    }

    /** An import in a list. */
    record Summary(
            String id,
            String name,
            long bytes,
            ImportState state,
            Instant createdAt,
            String createdBy,
            Counts counts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String why,
            @Nullable Undone undone) {
        static Summary of(ImportRow row) {
            return new Summary(
                    row.id(),
                    row.name(),
                    row.bytes(),
                    row.state(),
                    row.createdAt(),
                    row.createdByName(),
                    Counts.of(row),
                    row.startedAt(),
                    row.endedAt(),
                    row.why(),
                    Undone.of(row.undone()));
        }
    }

    /**
     * What taking it back came to.
     *
     * @param removed leads that had come by it alone
     * @param corrected leads that are again what they were
     * @param kept leads merged since, which stay as they are
     */
    record Undone(String by, long removed, long corrected, long kept) {
        static @Nullable Undone of(ImportRow.Undone it) {
            return it.by() == null ? null : new Undone(it.by(), it.removed(), it.corrected(), it.kept());
        }
    }

    /**
     * How far it is and what came of it.
     *
     * @param total rows of the file
     * @param done rows finished
     */
    record Counts(long total, long done, long created, long updated, long duplicates, long rejected) {
        static Counts of(ImportRow row) {
            ImportRow.Counts c = row.counts();
            return new Counts(row.profile().rows(), c.rows(), c.created(), c.updated(), c.duplicates(), c.rejected());
        }
    }

    record Page(List<Summary> items, @Nullable String next) {}

    /** How the last file with the same columns was mapped. */
    record Earlier(String name, Instant at, String by, Mapping mapping) {}

    /**
     * An import with its file, offers and mapping.
     *
     * @param sheets of the workbook; none for a file of text
     * @param sheet the one that is read, from 0
     * @param earlier null when there was none, or when it names what is there no more
     */
    record View(
            Summary summary,
            String charset,
            String delimiter,
            List<String> sheets,
            int sheet,
            FileProfile file,
            List<Suggestions.Offer> offers,
            Mapping.Options options,
            @Nullable Mapping mapping,
            @Nullable Earlier earlier) {}

    /** What a column may mean. */
    record Targets(List<String> common, List<Choice> fields, List<Choice> stages, List<Choice> tags) {}

    record Choice(String id, String name) {}

    /** @param sheet its place among the workbook's; null leaves it */
    record Format(
            String charset, String delimiter, @Nullable Integer sheet) {}

    @GetMapping
    Page list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<ImportRow> found = rows.page(cursor, size + 1);
        List<Summary> items = found.stream().limit(size).map(Summary::of).toList();
        return new Page(items, found.size() > size ? items.getLast().id() : null);
    }

    /** The body is the file as it is. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View upload(@RequestParam String name, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > ImportFiles.LARGEST) {
            throw Problems.of(HttpStatus.CONTENT_TOO_LARGE, "import-large", ImportFiles.LARGEST / 1024 / 1024);
        }
        return view(imports.upload(name, request.getInputStream(), current.get()));
    }

    @GetMapping("/targets")
    Targets targets() {
        var playbook = readers.playbook();
        return new Targets(
                Arrays.stream(Target.Common.values()).map(Target::word).toList(),
                playbook.fields().stream()
                        .filter(f -> !f.key().equals("email") && !f.key().equals("phone"))
                        .map(f -> new Choice(f.key(), f.label()))
                        .toList(),
                playbook.lifecycle().stages().stream()
                        .map(s -> new Choice(s.id(), s.name()))
                        .toList(),
                playbook.tags().stream().map(t -> new Choice(t.id(), t.name())).toList());
    }

    @GetMapping("/{id}")
    View show(@PathVariable String id) {
        return view(imports.get(id));
    }

    @PutMapping("/{id}/format")
    View format(@PathVariable String id, @RequestBody Format format) throws IOException {
        if (format.delimiter().length() != 1 || format.delimiter().equals("\"")) {
            throw Problems.invalid("delimiter", "unfit", format.delimiter());
        }
        return view(imports.reread(id, format.charset(), format.delimiter().charAt(0), format.sheet()));
    }

    @PutMapping("/{id}/mapping")
    View map(@PathVariable String id, @RequestBody Mapping mapping) {
        return view(imports.map(id, mapping));
    }

    @PostMapping("/{id}/preview")
    Preview.Shown preview(@PathVariable String id, @RequestParam(defaultValue = "1000") long rows, Locale locale)
            throws IOException {
        return imports.preview(id, Math.clamp(rows, 1, MOST_PREVIEWED), locale);
    }

    @PostMapping("/{id}/start")
    View start(@PathVariable String id) {
        imports.start(id, current.get());
        ImportRow row = imports.get(id);
        audit.record("import.started", row.name());
        return view(row);
    }

    @PostMapping("/{id}/cancel")
    View cancel(@PathVariable String id) {
        imports.cancel(id);
        return view(imports.get(id));
    }

    /** Takes back all that came of it: leads it made are removed, others are again what they were. */
    @PostMapping("/{id}/undo")
    View undo(@PathVariable String id) {
        imports.undo(id, current.get());
        ImportRow row = imports.get(id);
        audit.record("import.undone", row.name());
        return view(row);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        imports.remove(id);
        audit.record("import.removed", id);
    }

    @GetMapping("/{id}/rejected.csv")
    ResponseEntity<Resource> rejected(@PathVariable String id) {
        ImportRow row = imports.get(id);
        Path file = files.rejected(id);
        if (!Files.exists(file)) {
            throw Problems.notFound("import", id);
        }
        String name = row.name().replaceFirst("(?i)\\.(csv|xlsx)$", "") + "-rejected.csv";
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8");
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build());
        return ResponseEntity.ok().headers(headers).body(new FileSystemResource(file));
    }

    private View view(ImportRow row) {
        var company = readers.company();
        return new View(
                Summary.of(row),
                row.charset(),
                String.valueOf(row.delimiter()),
                row.book().sheets(),
                row.book().sheet(),
                row.profile(),
                Suggestions.of(row.profile(), readers.playbook().fields()),
                new Mapping.Options(
                        true,
                        Mapping.BadCells.REJECT_ROW,
                        Region.of(company),
                        company.currency(),
                        Mapping.DateOrder.YEAR_FIRST),
                row.mapping(),
                row.state() == ImportState.UPLOADED && row.mapping() == null ? earlier(row) : null);
    }

    private @Nullable Earlier earlier(ImportRow row) {
        ImportRow before = rows.alike(row).orElse(null);
        Mapping mapping = before == null ? null : before.mapping();
        return before == null
                        || mapping == null
                        || !readers.check(row.profile(), mapping).isEmpty()
                ? null
                : new Earlier(before.name(), before.createdAt(), before.createdByName(), mapping);
    }
}
