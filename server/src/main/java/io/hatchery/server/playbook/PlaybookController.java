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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The playbook in force and the draft of the next. Everyone signed in may read; marketers change it. */
@RestController
@Allowed
@RequestMapping("/api/playbook")
class PlaybookController {
    private final DraftBoard board;
    private final Publishing publishing;
    private final Reviews reviews;
    private final VersionRows versions;
    private final CheckWords words;
    private final CurrentUser user;

    PlaybookController(
            DraftBoard board,
            Publishing publishing,
            Reviews reviews,
            VersionRows versions,
            CheckWords words,
            CurrentUser user) {
        this.board = board;
        this.publishing = publishing;
        this.reviews = reviews;
        this.versions = versions;
        this.words = words;
        this.user = user;
    }

    private Editor by() {
        return Editor.of(user.get());
    }

    /**
     * The draft as editors see it.
     *
     * @param problems what keeps it from being published, worded in the reader's language
     * @param review of this very draft, oldest first
     */
    record DraftForm(
            int base,
            String etag,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            Playbook playbook,
            List<Problem> problems,
            Reviewing review) {}

    /**
     * @param needed whether somebody else must have approved the draft before it is published
     * @param approvedBy who approved this very draft, null when nobody did
     * @param mayApprove whether the reader may approve or decline it: they did not change it last
     */
    record Reviewing(boolean needed, @Nullable String approvedBy, boolean mayApprove, List<ReviewStep> steps) {}

    record ReviewStep(Review.Step step, String by, String note, Instant at) {}

    /** @param etag of the draft that was looked at */
    record ReviewNote(String etag, @Nullable String note) {}

    record Publication(@Nullable String note) {}

    private DraftForm form(Draft draft) {
        List<ReviewStep> steps = reviews.of(draft).stream()
                .map(it -> new ReviewStep(it.step(), it.name(), it.note(), it.at()))
                .toList();
        Reviewing reviewing = new Reviewing(
                reviews.needed(),
                reviews.approval(draft).map(Review::name).orElse(null),
                draft.changedAt() != null
                        && user.get().has(Role.MARKETER)
                        && !by().actor().equals(draft.changedActor()),
                steps);
        return new DraftForm(
                draft.base(),
                draft.etag(),
                draft.changedAt(),
                draft.changedBy(),
                draft.playbook(),
                words.problems(draft.playbook()),
                reviewing);
    }

    @GetMapping
    Version inForce() {
        return board.version(versions.current());
    }

    @GetMapping("/draft")
    DraftForm draft() {
        return form(board.draft());
    }

    @PutMapping("/draft")
    @Allowed(Role.MARKETER)
    DraftForm replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag, @RequestBody byte[] body) {
        Playbook playbook = Part.read(EngineJson.read(Playbook.class, body));
        return form(board.replace(playbook, needed(etag), by()));
    }

    @PutMapping(
            path = "/draft",
            consumes = {PlaybookText.MEDIA_TYPE, "text/yaml", "application/x-yaml"})
    @Allowed(Role.MARKETER)
    DraftForm replaceByYaml(
            @RequestHeader(name = "If-Match", required = false) @Nullable String etag, @RequestBody byte[] body) {
        return form(board.replace(PlaybookText.read(body), needed(etag), by()));
    }

    private static String needed(@Nullable String etag) {
        if (etag == null) {
            throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "draft-etag");
        }
        return etag.replace("\"", "");
    }

    @PutMapping("/draft/{*part}")
    @Allowed(Role.MARKETER)
    DraftForm put(@PathVariable String part, @RequestBody byte[] body) {
        Part meant = Part.parse(part);
        return form(board.change(playbook -> meant.put(playbook, body), by()));
    }

    @DeleteMapping("/draft/{*part}")
    @Allowed(Role.MARKETER)
    DraftForm remove(@PathVariable String part) {
        Part meant = Part.parse(part);
        return form(board.change(meant::remove, by()));
    }

    @DeleteMapping("/draft")
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard() {
        board.discard();
    }

    @PostMapping("/versions/{version}/restore")
    @Allowed(Role.MARKETER)
    DraftForm restore(@PathVariable int version) {
        return form(board.restore(version, by()));
    }

    /** Asks others to look at the draft. */
    @PostMapping("/review/ask")
    @Allowed(Role.MARKETER)
    DraftForm ask(@RequestBody ReviewNote note) {
        return reviewed(Review.Step.ASKED, note);
    }

    @PostMapping("/review/approve")
    @Allowed(Role.MARKETER)
    DraftForm approve(@RequestBody ReviewNote note) {
        return reviewed(Review.Step.APPROVED, note);
    }

    @PostMapping("/review/decline")
    @Allowed(Role.MARKETER)
    DraftForm decline(@RequestBody ReviewNote note) {
        return reviewed(Review.Step.DECLINED, note);
    }

    private DraftForm reviewed(Review.Step step, ReviewNote note) {
        String said = note.note();
        reviews.note(step, note.etag().replace("\"", ""), said == null ? "" : said, by());
        return draft();
    }

    @PostMapping("/publish")
    @Allowed(Role.MARKETER)
    Published publish(@RequestBody Publication publication) {
        String note = publication.note();
        return new Published(publishing.publish(note == null ? "" : note, by()));
    }
}
