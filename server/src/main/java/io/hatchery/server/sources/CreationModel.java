package io.hatchery.server.sources;

import io.hatchery.engine.Input;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.ReadModel;
import io.hatchery.server.sources.CreationRows.Creation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the touch that made each lead: the last one with a source when it first became known by more than a cookie. Later touches do not
 * change it, and neither does what an anonymous visitor turns out to have done before.
 */
@Component
class CreationModel implements ReadModel {
    /** Fields by which somebody becomes known. */
    private static final Set<String> TELLING = Set.of("email", "phone");

    private final CreationRows rows;

    CreationModel(CreationRows rows) {
        this.rows = rows;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    /** Who became known by what never was became known later, or never. */
    @Override
    public void takenBack(long lead, TakenBack what) {
        rows.forgetCreation(
                lead, what.events().stream().map(Input.Happened::occurredAt).toList());
    }

    @Override
    public void conclude(List<Change> batch) {
        List<CreationRows.Came> came =
                batch.stream().flatMap(change -> came(change).stream()).toList();
        if (!came.isEmpty()) {
            rows.came(came);
        }
        List<Creation> creations = batch.stream()
                .map(CreationModel::creation)
                .flatMap(Optional::stream)
                .toList();
        if (!creations.isEmpty()) {
            rows.add(creations);
        }
    }

    /** The last visit by a link of ours among what was told. */
    private static Optional<CreationRows.Came> came(Change change) {
        CreationRows.@Nullable Came last = null;
        for (Input input : change.inputs()) {
            if (input instanceof Input.Happened happened) {
                String link = link(happened);
                if (link != null && (last == null || !happened.occurredAt().isBefore(last.at()))) {
                    last = new CreationRows.Came(change.lead(), link, happened.occurredAt());
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** What would be, were the lead known only now; the table knows whether it was before. */
    private static Optional<Creation> creation(Change change) {
        if (change.identifiers().stream().allMatch(one -> one.kind() == Kind.ANONYMOUS_ID)) {
            return Optional.empty();
        }
        List<Input.Happened> told = new ArrayList<>();
        change.inputs().forEach(input -> {
            if (input instanceof Input.Happened happened) {
                told.add(happened);
            }
        });
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Input.Happened moment = told.stream()
                .filter(it -> it.traits().keySet().stream().anyMatch(TELLING::contains))
                .findFirst()
                .orElse(told.getLast());
        Input.@Nullable Happened touch = null;
        for (Input.Happened one : told) {
            boolean upToThen = !one.occurredAt().isAfter(moment.occurredAt());
            if (upToThen
                    && one.context().source() != null
                    && (touch == null || !one.occurredAt().isBefore(touch.occurredAt()))) {
                touch = one;
            }
        }
        Source source =
                touch == null ? change.before().lastSource() : touch.context().source();
        return Optional.of(
                new Creation(change.lead(), moment.occurredAt(), source, touch == null ? null : link(touch)));
    }

    private static @Nullable String link(Input.Happened touch) {
        Value page = touch.context().other().get("page.url");
        return page instanceof Value.Text(String address)
                ? Targets.linkIn(address).orElse(null)
                : null;
    }
}
