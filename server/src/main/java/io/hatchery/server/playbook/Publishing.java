package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Version.Making;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings playbooks into force: the draft, or what was in force before. */
@Service
class Publishing {
    private static final int NOTE = 2_000;

    private final DraftBoard board;
    private final DraftRows drafts;
    private final VersionRows versions;
    private final Reviews reviews;
    private final CheckWords words;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announcer;
    private final AuditLog audit;
    private final Clock clock;

    Publishing(
            DraftBoard board,
            DraftRows drafts,
            VersionRows versions,
            Reviews reviews,
            CheckWords words,
            TransactionTemplate transaction,
            ApplicationEventPublisher announcer,
            AuditLog audit,
            Clock clock) {
        this.board = board;
        this.drafts = drafts;
        this.versions = versions;
        this.reviews = reviews;
        this.words = words;
        this.transaction = transaction;
        this.announcer = announcer;
        this.audit = audit;
        this.clock = clock;
    }

    /** Brings the draft into force and says which version it became. */
    int publish(String note, Editor by) {
        String said = checked(note);
        return announced(transaction.execute(status -> {
            drafts.lock();
            Draft draft = drafts.find().orElseThrow(() -> Problems.conflict("draft-none"));
            Version before = board.version(versions.current());
            if (draft.base() != before.version()) {
                throw Problems.conflict("draft-outdated", draft.base(), before.version());
            }
            String approvedBy = reviews.approval(draft).map(Review::name).orElse(null);
            if (approvedBy == null && reviews.needed()) {
                throw Problems.conflict("draft-unapproved");
            }
            add(before, draft.playbook(), said, by, approvedBy, null);
            drafts.remove();
            audit.record("playbook.published", "version " + (before.version() + 1), Map.of("note", said));
            return before.version() + 1;
        }));
    }

    /**
     * Brings the content of an older version into force at once, as a new version. It was in force once, so nobody need approve it; a
     * draft stays as it is.
     */
    int rollBack(int version, String note, Editor by) {
        String said = checked(note);
        return announced(transaction.execute(status -> {
            drafts.lock();
            Version before = board.version(versions.current());
            if (version == before.version()) {
                throw Problems.conflict("rollback-current", version);
            }
            Playbook old = board.version(version).playbook();
            Playbook settled =
                    board.settled(before.playbook(), old.withJourneys(JourneyVersions.staying(old.journeys())));
            add(before, settled, said, by, null, version);
            audit.record(
                    "playbook.rolled-back",
                    "version " + (before.version() + 1),
                    Map.of("note", said, "to", Integer.toString(version)));
            return before.version() + 1;
        }));
    }

    private void add(
            Version before,
            Playbook playbook,
            String note,
            Editor by,
            @Nullable String approvedBy,
            @Nullable Integer bringsBack) {
        refuseProblems(playbook);
        int changes = PlaybookDiff.of(before.playbook(), playbook).items().size();
        Making making = new Making(note, clock.now(), by.name(), changes, approvedBy, bringsBack);
        if (!versions.add(Draft.numbered(playbook, before.version() + 1), making)) {
            throw Problems.conflict("draft-outdated", before.version(), before.version() + 1);
        }
    }

    private int announced(@Nullable Integer version) {
        int published = DraftBoard.must(version);
        announcer.publishEvent(new Playbooks.Published(published, published - 1));
        return published;
    }

    private static String checked(String note) {
        if (note.length() > NOTE) {
            throw Problems.invalid("/note", "too-long", NOTE);
        }
        return note.strip();
    }

    private void refuseProblems(Playbook playbook) {
        List<Problem> problems = words.problems(playbook);
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems.stream()
                    .map(problem -> Fault.of(problem.place(), "unfit", problem.message()))
                    .toList());
        }
    }
}
