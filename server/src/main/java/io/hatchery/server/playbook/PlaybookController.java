package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@Allowed
@RequestMapping("/api/playbook")
class PlaybookController {
    private final DraftBoard board;
    private final VersionRows versions;
    private final CurrentUser user;

    PlaybookController(DraftBoard board, VersionRows versions, CurrentUser user) {
        this.board = board;
        this.versions = versions;
        this.user = user;
    }

    private String by() {
        return user.get().name();
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
    @Allowed(Role.MARKETER)
    DraftForm replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag, @RequestBody byte[] body) {
        if (etag == null) {
            throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "draft-etag");
        }
        Playbook playbook = Part.read(EngineJson.read(Playbook.class, body));
        return DraftForm.of(board.replace(playbook, etag.replace("\"", ""), by()));
    }

    @PutMapping("/draft/{*part}")
    @Allowed(Role.MARKETER)
    DraftForm put(@PathVariable String part, @RequestBody byte[] body) {
        Part meant = Part.parse(part);
        return DraftForm.of(board.change(playbook -> meant.put(playbook, body), by()));
    }

    @DeleteMapping("/draft/{*part}")
    @Allowed(Role.MARKETER)
    DraftForm remove(@PathVariable String part) {
        Part meant = Part.parse(part);
        return DraftForm.of(board.change(meant::remove, by()));
    }

    @DeleteMapping("/draft")
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard() {
        board.discard();
    }

    @PostMapping("/publish")
    @Allowed(Role.MARKETER)
    Publishing publish(@RequestBody Publication publication) {
        String note = publication.note();
        return new Publishing(board.publish(note == null ? "" : note, by()));
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
    @Allowed(Role.MARKETER)
    DraftForm restore(@PathVariable int version) {
        return DraftForm.of(board.restore(version, by()));
    }
}
