package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.platform.Problems;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The playbook over HTTP. Everyone may read it; administrators and marketers change it. */
@RestController
@RequestMapping("/api/playbook")
class PlaybookController {
    private static final String MAY_CHANGE = "hasAnyRole('ADMIN', 'MARKETER')";

    private final DraftBoard board;
    private final VersionRows versions;

    PlaybookController(DraftBoard board, VersionRows versions) {
        this.board = board;
        this.versions = versions;
    }

    /** The draft as editors see it. */
    record DraftForm(
            int base,
            String etag,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            Playbook playbook,
            List<Problem> problems) {
        static DraftForm of(Draft draft) {
            return new DraftForm(
                    draft.base(),
                    draft.etag(),
                    draft.changedAt(),
                    draft.changedBy(),
                    draft.playbook(),
                    DraftBoard.problems(draft.playbook()));
        }
    }

    record Publication(@Nullable String note) {}

    record Publishing(int version) {}

    record Versions(List<Version.Entry> items, @Nullable String next) {}

    @GetMapping
    Version inForce() {
        return board.version(versions.current());
    }

    @GetMapping("/draft")
    DraftForm draft() {
        return DraftForm.of(board.draft());
    }

    @PutMapping("/draft")
    @PreAuthorize(MAY_CHANGE)
    DraftForm replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag,
            @RequestBody byte[] body,
            Principal who) {
        if (etag == null) {
            throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "draft-etag");
        }
        Playbook playbook = Part.read(EngineJson.read(Playbook.class, body));
        return DraftForm.of(board.replace(playbook, etag.replace("\"", ""), who.getName()));
    }

    @PutMapping("/draft/{*part}")
    @PreAuthorize(MAY_CHANGE)
    DraftForm put(@PathVariable String part, @RequestBody byte[] body, Principal who) {
        Part meant = Part.parse(part);
        return DraftForm.of(board.change(playbook -> meant.put(playbook, body), who.getName()));
    }

    @DeleteMapping("/draft/{*part}")
    @PreAuthorize(MAY_CHANGE)
    DraftForm remove(@PathVariable String part, Principal who) {
        Part meant = Part.parse(part);
        return DraftForm.of(board.change(meant::remove, who.getName()));
    }

    @DeleteMapping("/draft")
    @PreAuthorize(MAY_CHANGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard() {
        board.discard();
    }

    @PostMapping("/publish")
    @PreAuthorize(MAY_CHANGE)
    Publishing publish(@RequestBody Publication publication, Principal who) {
        String note = publication.note();
        return new Publishing(board.publish(note == null ? "" : note, who.getName()));
    }

    @GetMapping("/versions")
    Versions versions(
            @RequestParam(required = false) @Nullable Integer cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        List<Version.Entry> found = versions.before(cursor == null ? Integer.MAX_VALUE : cursor, size + 1);
        boolean more = found.size() > size;
        List<Version.Entry> page = more ? found.subList(0, size) : found;
        return new Versions(page, more ? String.valueOf(page.getLast().version()) : null);
    }

    @GetMapping("/versions/{version}")
    Version version(@PathVariable int version) {
        return board.version(version);
    }

    @PostMapping("/versions/{version}/restore")
    @PreAuthorize(MAY_CHANGE)
    DraftForm restore(@PathVariable int version, Principal who) {
        return DraftForm.of(board.restore(version, who.getName()));
    }
}
