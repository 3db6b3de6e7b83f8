package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the draft lies: changed part by part by several people, checked at every change, published as one. */
@Service
class DraftBoard implements Drafts {
    private static final int NOTE = 2_000;

    private final VersionRows versions;
    private final DraftRows drafts;
    private final Playbooks playbooks;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announcer;
    private final JourneyOccupancy occupancy;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    DraftBoard(
            VersionRows versions,
            DraftRows drafts,
            Playbooks playbooks,
            TransactionTemplate transaction,
            ApplicationEventPublisher announcer,
            JourneyOccupancy occupancy,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.versions = versions;
        this.drafts = drafts;
        this.playbooks = playbooks;
        this.transaction = transaction;
        this.announcer = announcer;
        this.occupancy = occupancy;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Draft draft() {
        return drafts.find().orElseGet(() -> Draft.untouched(inForce()));
    }

    @Override
    public Optional<Compilation> compiled() {
        return drafts.find().map(draft -> CompiledPlaybook.compile(draft.playbook()));
    }

    @Override
    public Playbook shown() {
        return draft().playbook();
    }

    static List<Problem> problems(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready _ -> List.of();
            case Compilation.Rejected(List<Problem> problems) -> problems;
        };
    }

    /** @param etag of the draft the change was made to */
    Draft replace(Playbook playbook, String etag, String by) {
        return change(by, draft -> {
            if (!etag.equals(draft.etag())) {
                throw Problems.conflict("draft-changed", String.valueOf(draft.changedBy()));
            }
            return playbook;
        });
    }

    Draft change(UnaryOperator<Playbook> change, String by) {
        return change(by, draft -> change.apply(draft.playbook()));
    }

    private Draft change(String by, Function<Draft, Playbook> change) {
        return must(transaction.execute(status -> {
            drafts.lock();
            Playbook inForce = inForce();
            Draft before = draft();
            Playbook changed = Draft.numbered(change.apply(before), 0);
            Playbook settled = changed.withJourneys(
                    JourneyVersions.settle(inForce.journeys(), changed.journeys(), occupancy.occupied()));
            drafts.put(inForce.version(), ids.next(), settled, clock.now(), by);
            return draft();
        }));
    }

    void discard() {
        drafts.remove();
    }

    Draft restore(int version, String by) {
        Version old = version(version);
        return change(draft -> old.playbook(), by);
    }

    Version version(int version) {
        return versions.find(version).orElseThrow(() -> Problems.notFound("playbook-version", version));
    }

    /** Brings the draft into force and says which version it became. */
    int publish(String note, String by) {
        if (note.length() > NOTE) {
            throw Problems.invalid("/note", "too-long", NOTE);
        }
        Published published = must(transaction.execute(status -> {
            drafts.lock();
            Draft draft = drafts.find().orElseThrow(() -> Problems.conflict("draft-none"));
            int before = versions.current();
            if (draft.base() != before) {
                throw Problems.conflict("draft-outdated", draft.base(), before);
            }
            refuseProblems(draft.playbook());
            if (!versions.add(Draft.numbered(draft.playbook(), before + 1), note.strip(), clock.now(), by)) {
                throw Problems.conflict("draft-outdated", draft.base(), before + 1);
            }
            drafts.remove();
            audit.record("playbook.published", "version " + (before + 1), Map.of("note", note.strip()));
            return new Published(before + 1, before);
        }));
        announcer.publishEvent(new Playbooks.Published(published.version(), published.before()));
        return published.version();
    }

    private record Published(int version, int before) {}

    private static void refuseProblems(Playbook playbook) {
        List<Problem> problems = problems(playbook);
        if (!problems.isEmpty()) {
            throw Problems.invalid(problems.stream()
                    .map(problem -> Fault.of(problem.place(), "unfit", problem.message()))
                    .toList());
        }
    }

    private Playbook inForce() {
        return playbooks.current().playbook();
    }

    private static <T> T must(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction answers something");
        }
        return value;
    }
}
