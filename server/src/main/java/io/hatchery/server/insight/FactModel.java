package io.hatchery.server.insight;

import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.lifecycle.LifecycleFact.StageChanged;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.server.desk.Opportunities;
import io.hatchery.server.desk.Opportunity;
import io.hatchery.server.insight.FactRows.Beginning;
import io.hatchery.server.insight.FactRows.Origin;
import io.hatchery.server.insight.FactRows.Reached;
import io.hatchery.server.insight.FactRows.Stay;
import io.hatchery.server.runtime.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes what reports read, in the transaction that concludes it. Comes after the desk, whose opportunities it copies. */
@Component
@Order(200)
class FactModel implements ReadModel {
    private final FactRows rows;
    private final Opportunities opportunities;

    FactModel(FactRows rows, Opportunities opportunities) {
        this.rows = rows;
        this.opportunities = opportunities;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    @Override
    public void merged(Join merge) {
        rows.merge(merge.from(), merge.into());
    }

    @Override
    public void unmerged(Join merge, List<Long> family) {
        rows.unmerge(merge.from(), merge.into(), family);
    }

    @Override
    public void takenBack(long lead, TakenBack what) {
        rows.takenBack(lead, what.named("opportunity"));
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Change> telling = batch.stream().filter(FactModel::matters).toList();
        Map<Long, Integer> sources = sources(telling);
        List<Beginning> beginnings = new ArrayList<>();
        List<Reached> reached = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        for (Change change : telling) {
            int source = Objects.requireNonNull(sources.get(change.lead()));
            Instant created = change.after().firstSeen();
            if (created == null) {
                continue;
            }
            if (!change.born() && beganOtherwise(change)) {
                beginnings.add(new Beginning(change.lead(), created, source));
            }
            newVisits(change, created, source, reached);
            endedStays(change, source, stays);
        }
        if (!beginnings.isEmpty()) {
            rows.beginnings(beginnings);
        }
        if (!reached.isEmpty()) {
            rows.reached(reached);
        }
        if (!stays.isEmpty()) {
            rows.stays(stays);
        }
        List<Opportunity> deals = opportunities.touchedBy(batch);
        if (!deals.isEmpty()) {
            rows.deals(deals, sources);
        }
    }

    private static boolean matters(Change change) {
        return change.born()
                || beganOtherwise(change)
                || !change.before().stage().equals(change.after().stage())
                || Opportunities.concerns(change);
    }

    private static boolean beganOtherwise(Change change) {
        LeadState before = change.before();
        LeadState after = change.after();
        return !Objects.equals(before.firstSeen(), after.firstSeen())
                || !Objects.equals(Origin.of(before.firstSource()), Origin.of(after.firstSource()));
    }

    private Map<Long, Integer> sources(List<Change> changes) {
        Map<Long, Origin> origins = new HashMap<>();
        changes.forEach(it -> origins.put(it.lead(), Origin.of(it.after().firstSource())));
        if (origins.isEmpty()) {
            return Map.of();
        }
        Map<Origin, Integer> ids = rows.ids(List.copyOf(origins.values()));
        Map<Long, Integer> sources = new HashMap<>();
        origins.forEach((lead, origin) -> sources.put(lead, Objects.requireNonNull(ids.get(origin))));
        return sources;
    }

    private static void newVisits(Change change, Instant created, int source, List<Reached> into) {
        boolean anew = change.facts().stream().anyMatch(fact -> fact.what() instanceof MergeFact.Restored);
        var before = anew
                ? Map.<String, StageState.Visits>of()
                : change.before().stage().visits();
        change.after().stage().visits().forEach((stage, visits) -> {
            var known = before.get(stage);
            if (known == null || !known.first().equals(visits.first())) {
                into.add(new Reached(change.lead(), stage, visits.first(), created, source));
            }
        });
    }

    private static void endedStays(Change change, int source, List<Stay> into) {
        for (Fact fact : change.facts()) {
            if (fact.what() instanceof StageChanged it && it.from() != null && it.after() != null) {
                into.add(new Stay(
                        fact.lead(),
                        fact.seq(),
                        it.from(),
                        it.to(),
                        fact.at(),
                        it.after().toSeconds(),
                        source));
            }
        }
    }
}
