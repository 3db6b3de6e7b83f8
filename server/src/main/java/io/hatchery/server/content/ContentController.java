package io.hatchery.server.content;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.ProblemException;
import io.hatchery.server.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The library over HTTP. */
@RestController
@RequestMapping("/api/contents")
@Allowed
class ContentController {
    private static final int LONGEST_BODY = 400_000;

    private final Pieces pieces;
    private final Library library;
    private final CurrentUser current;
    private final AuditLog audit;

    ContentController(Pieces pieces, Library library, CurrentUser current, AuditLog audit) {
        this.pieces = pieces;
        this.library = library;
        this.current = current;
        this.audit = audit;
    }

    record PiecePage(List<Piece> items, @Nullable String next) {}

    record PieceDetail(Piece piece, @Nullable Email email, List<EmailProblem> problems) {}

    /** @param id made from the name when null */
    record NewPiece(
            @Nullable String id,
            @Nullable String name,
            @Nullable String language,
            @Nullable String folder,
            @Nullable String persona,
            @Nullable String stage,
            @Nullable Email email) {}

    /** Null leaves as it is; an empty persona or stage takes it away. */
    record Relabel(
            @Nullable String name,
            @Nullable String language,
            @Nullable String folder,
            @Nullable String persona,
            @Nullable String stage,
            @Nullable Boolean archived) {}

    record Note(@Nullable String note) {}

    record PublishedVersion(int version) {}

    @GetMapping
    PiecePage list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String persona,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        Piece.Search search = new Piece.Search(blankToNull(q), folder, language, persona, stage, archived);
        Place before = cursor == null ? null : Place.read(cursor);
        List<Piece> found =
                pieces.page(search, before == null ? null : before.at(), before == null ? null : before.id(), size + 1);
        boolean more = found.size() > size;
        List<Piece> items = more ? found.subList(0, size) : found;
        return new PiecePage(items, more ? Place.of(items.getLast()).write() : null);
    }

    @GetMapping("/folders")
    List<String> folders() {
        return pieces.folders();
    }

    @PostMapping
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.CREATED)
    PieceDetail create(@RequestBody NewPiece wanted) {
        List<Fault> faults = new ArrayList<>();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty() || name.length() > 200) {
            faults.add(name.isEmpty() ? Fault.of("name", "required") : Fault.of("name", "too-long", 200));
        }
        String id = wanted.id() == null || wanted.id().isBlank()
                ? idFrom(name)
                : wanted.id().strip();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            faults.add(Fault.of("id", "content-id"));
        }
        refuse(faults);
        String language = wanted.language() == null ? "en" : wanted.language();
        Piece.Label label = new Piece.Label(
                name,
                language,
                wanted.folder() == null ? "" : wanted.folder().strip(),
                blankToNull(wanted.persona()),
                blankToNull(wanted.stage()));
        Email email = wanted.email() == null
                ? new Email("", "", new EmailBody.Blocks(List.of()), null)
                : checked(wanted.email());
        if (!library.create(id, label, email, false, actor())) {
            throw Problems.invalid("id", "taken");
        }
        return get(id);
    }

    @GetMapping("/{id}")
    PieceDetail get(@PathVariable String id) {
        Piece piece = find(id);
        Email email = library.newest(id).orElse(null);
        List<EmailProblem> problems = email == null
                ? List.of()
                : library.render(email, Library.sample(piece.language())).problems();
        return new PieceDetail(piece, email, problems);
    }

    @PatchMapping("/{id}")
    @Allowed(Role.MARKETER)
    PieceDetail relabel(@PathVariable String id, @RequestBody Relabel wanted) {
        Piece piece = find(id);
        String name = wanted.name() == null ? piece.name() : wanted.name().strip();
        if (name.isEmpty()) {
            throw Problems.invalid("name", "required");
        }
        Piece.Label label = new Piece.Label(
                name,
                wanted.language() == null ? piece.language() : wanted.language(),
                wanted.folder() == null ? piece.folder() : wanted.folder().strip(),
                wanted.persona() == null ? piece.persona() : blankToNull(wanted.persona()),
                wanted.stage() == null ? piece.stage() : blankToNull(wanted.stage()));
        boolean archived = wanted.archived() == null ? piece.archived() : wanted.archived();
        library.relabel(id, label, archived, actor());
        return get(id);
    }

    @PutMapping("/{id}/draft")
    @Allowed(Role.MARKETER)
    PieceDetail draft(@PathVariable String id, @RequestBody Email email) {
        find(id);
        library.draft(id, checked(email), actor());
        return get(id);
    }

    @DeleteMapping("/{id}/draft")
    @Allowed(Role.MARKETER)
    PieceDetail dropDraft(@PathVariable String id) {
        Piece piece = find(id);
        if (piece.published() == null) {
            throw Problems.conflict("content-only-draft", id);
        }
        library.dropDraft(id, actor());
        return get(id);
    }

    @PostMapping("/{id}/publish")
    @Allowed(Role.MARKETER)
    PublishedVersion publish(@PathVariable String id, @RequestBody(required = false) @Nullable Note note) {
        find(id);
        return switch (library.publish(id, note == null ? null : note.note(), actor())) {
            case Library.Publishing.Done(int version) -> {
                audit.record("content.published", id, Map.of("version", Integer.toString(version)));
                yield new PublishedVersion(version);
            }
            case Library.Publishing.NoDraft() -> throw Problems.conflict("content-no-draft", id);
            case Library.Publishing.Refused(List<EmailProblem> problems) ->
                throw Problems.invalid(problems.stream()
                        .filter(problem -> problem.severity() == EmailProblem.Severity.ERROR)
                        .map(problem -> new Fault(problem.place(), problem.code(), problem.args()))
                        .toList());
        };
    }

    @GetMapping("/{id}/versions")
    List<Piece.Version> versions(@PathVariable String id) {
        find(id);
        return pieces.versions(id);
    }

    @GetMapping("/{id}/versions/{number}")
    Piece.Version version(@PathVariable String id, @PathVariable int number) {
        return pieces.version(id, number).orElseThrow(() -> Problems.notFound("content-version", id + "/" + number));
    }

    @PostMapping("/{id}/versions/{number}/restore")
    @Allowed(Role.MARKETER)
    PieceDetail restore(@PathVariable String id, @PathVariable int number) {
        library.draft(id, version(id, number).email(), actor());
        return get(id);
    }

    private Piece find(String id) {
        return pieces.find(id).orElseThrow(() -> Problems.notFound("content", id));
    }

    /** An e-mail that can be kept: it may still have problems that keep it from being sent. */
    @SuppressWarnings("NullAway") // what came over the wire may lack anything
    private static Email checked(Email email) {
        List<Fault> faults = new ArrayList<>();
        if (email.body() == null) {
            faults.add(Fault.of("body", "required"));
        } else if (email.body().toString().length() > LONGEST_BODY) {
            faults.add(Fault.of("body", "too-long", LONGEST_BODY));
        }
        String subject = email.subject() == null ? "" : email.subject();
        if (subject.length() > 1000) {
            faults.add(Fault.of("subject", "too-long", 1000));
        }
        if (subject.matches("(?s).*[\\r\\n\\x00-\\x08].*")) {
            faults.add(Fault.of("subject", "one-line"));
        }
        refuse(faults);
        return new Email(subject, email.preheader() == null ? "" : email.preheader(), email.body(), email.text());
    }

    private static void refuse(List<Fault> faults) throws ProblemException {
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }

    private static String idFrom(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String rest = Integer.toHexString(name.hashCode());
        return id.length() >= 3 ? id.substring(0, Math.min(80, id.length())) : "email-" + rest;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private String actor() {
        return current.get().actor();
    }

    /** Where a page ended. */
    private record Place(Instant at, String id) {
        static Place of(Piece piece) {
            return new Place(piece.changedAt(), piece.id());
        }

        static Place read(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("~", 2);
                return new Place(Instant.parse(parts[0]), parts[1]);
            } catch (RuntimeException e) {
                throw Problems.invalid("cursor", "unknown", cursor);
            }
        }

        String write() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "~" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
