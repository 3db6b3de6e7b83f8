package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the draft lies: changed part by part by several people, checked at every change. */
@Service
class DraftBoard implements Drafts {
    private final VersionRows versions;
    private final DraftRows drafts;
    private final Playbooks playbooks;
    private final TransactionTemplate transaction;
    private final JourneyOccupancy occupancy;
    private final Clock clock;
    private final Ids ids;

    DraftBoard(
            VersionRows versions,
            DraftRows drafts,
            Playbooks playbooks,
            TransactionTemplate transaction,
            JourneyOccupancy occupancy,
            Clock clock,
            Ids ids) {
        this.versions = versions;
        this.drafts = drafts;
        this.playbooks = playbooks;
        this.transaction = transaction;
        this.occupancy = occupancy;
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
    Draft replace(Playbook playbook, String etag, Editor by) {
        return change(by, draft -> {
            if (!etag.equals(draft.etag())) {
                throw Problems.conflict("draft-changed", String.valueOf(draft.changedBy()));
            }
            return playbook;
        });
    }

    Draft change(UnaryOperator<Playbook> change, Editor by) {
        return change(by, draft -> change.apply(draft.playbook()));
    }

    private Draft change(Editor by, Function<Draft, Playbook> change) {
        return must(transaction.execute(status -> {
            drafts.lock();
            Playbook inForce = inForce();
            Playbook settled = settled(inForce, change.apply(draft()));
            drafts.put(inForce.version(), ids.next(), settled, clock.now(), by);
            return draft();
        }));
    }

    /** As it would be published: leads in journeys stay where they are. */
    Playbook settled(Playbook inForce, Playbook meant) {
        Playbook unnumbered = Draft.numbered(meant, 0);
        return unnumbered.withJourneys(
                JourneyVersions.settle(inForce.journeys(), unnumbered.journeys(), occupancy.occupied()));
    }

    void discard() {
        drafts.remove();
    }

    Draft restore(int version, Editor by) {
        Version old = version(version);
        return change(draft -> old.playbook(), by);
    }

    Version version(int version) {
        return versions.find(version).orElseThrow(() -> Problems.notFound("playbook-version", version));
    }

    private Playbook inForce() {
        return playbooks.current().playbook();
    }

    static <T> T must(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A transaction answers something");
        }
        return value;
    }
}
