package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every playbook that was ever in force: who published it, what it changed, and the way back to it. */
@RestController
@Allowed
@RequestMapping("/api/playbook")
class HistoryController {
    private static final String DRAFT = "draft";

    private final DraftBoard board;
    private final Publishing publishing;
    private final VersionRows versions;
    private final CurrentUser user;

    HistoryController(DraftBoard board, Publishing publishing, VersionRows versions, CurrentUser user) {
        this.board = board;
        this.publishing = publishing;
        this.versions = versions;
        this.user = user;
    }

    record Versions(List<Version.Entry> items, @Nullable String next) {}

    record RollBack(@Nullable String note) {}

    /**
     * What differs.
     *
     * @param from {@code draft} or a version
     */
    record Difference(String from, String to, int count, List<PlaybookDiff.Item> items, Map<String, String> names) {}

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

    @GetMapping("/versions/{version:\\d+}.yaml")
    ResponseEntity<String> yaml(@PathVariable int version) {
        Version found = board.version(version);
        return text(
                "playbook-" + version + ".yaml",
                PlaybookText.write(
                        found.playbook(),
                        List.of(
                                "Hatchery playbook, version " + version,
                                "Published " + found.publishedAt() + " by " + found.publishedBy(),
                                found.note())));
    }

    @GetMapping("/draft.yaml")
    ResponseEntity<String> draftYaml() {
        Draft draft = board.draft();
        return text(
                "playbook-draft.yaml",
                PlaybookText.write(
                        draft.playbook(),
                        List.of("Hatchery playbook, draft of version " + draft.base(), "ETag " + draft.etag())));
    }

    private static ResponseEntity<String> text(String name, String yaml) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(PlaybookText.MEDIA_TYPE + ";charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(yaml);
    }

    /**
     * @param from a version, or {@code draft}; the one in force when left out
     * @param to a version, or {@code draft}; the draft when left out
     */
    @GetMapping("/diff")
    Difference diff(
            @RequestParam(required = false) @Nullable String from, @RequestParam(defaultValue = DRAFT) String to) {
        String older = from == null ? Integer.toString(versions.current()) : from;
        PlaybookDiff diff = PlaybookDiff.of(playbook("from", older), playbook("to", to));
        return new Difference(older, to, diff.items().size(), diff.items(), diff.names());
    }

    private Playbook playbook(String parameter, String which) {
        if (which.equals(DRAFT)) {
            return board.draft().playbook();
        }
        try {
            return board.version(Integer.parseInt(which)).playbook();
        } catch (NumberFormatException e) {
            throw Problems.invalid(parameter, "playbook-side", which);
        }
    }

    @PostMapping("/versions/{version}/rollback")
    @Allowed(Role.MARKETER)
    Published rollBack(@PathVariable int version, @RequestBody RollBack asked) {
        String note = asked.note();
        return new Published(publishing.rollBack(version, note == null ? "" : note, Editor.of(user.get())));
    }
}
