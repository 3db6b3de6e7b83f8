package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import io.hatchery.server.platform.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down what a transaction concluded, with one statement per table, and tells the modules that keep their own. */
@Component
class Books {
    private final LeadRows leads;
    private final EventLog log;
    private final OutboxRows outbox;
    private final EventTypes types;
    private final Codec codec;
    private final Clock clock;
    private final ObjectProvider<ReadModel> models;

    Books(
            LeadRows leads,
            EventLog log,
            OutboxRows outbox,
            EventTypes types,
            Codec codec,
            Clock clock,
            ObjectProvider<ReadModel> models) {
        this.leads = leads;
        this.log = log;
        this.outbox = outbox;
        this.types = types;
        this.codec = codec;
        this.clock = clock;
        this.models = models;
    }

    void write(Collection<Work> done, List<ReadModel.Join> joins) {
        List<Work> works = done.stream().filter(work -> !work.empty()).toList();
        record(works);
        tell(works, joins);
    }

    private void record(List<Work> works) {
        List<Logged> rows = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        works.forEach(work -> {
            rows.addAll(work.log());
            effects.addAll(work.effects());
        });
        writeLeads(works);
        if (!rows.isEmpty()) {
            log.append(rows);
            types.meet(rows);
        }
        if (!effects.isEmpty()) {
            outbox.add(effects);
        }
    }

    private void writeLeads(List<Work> works) {
        List<LeadRows.Stored> born =
                works.stream().filter(Work::born).map(this::stored).toList();
        List<LeadRows.Stored> changed = works.stream()
                .filter(work -> work.moved() && !work.born())
                .map(this::stored)
                .toList();
        List<Work> same = works.stream().filter(work -> !work.moved()).toList();
        if (!born.isEmpty()) {
            leads.insert(born);
        }
        if (!changed.isEmpty()) {
            leads.update(changed);
        }
        if (!same.isEmpty()) {
            leads.complete(same.stream()
                    .map(work -> new LeadRows.Complete(
                            work.lead(),
                            work.playbook(),
                            Dues.column(work.state().nextDue(), clock.now())))
                    .toList());
        }
    }

    /** Writes what a merge came to. */
    void merged(Work stays, ReadModel.Join merge) {
        record(List.of(stays));
        models.orderedStream().forEach(model -> {
            model.merged(merge);
            model.conclude(List.of(stays.change()));
        });
    }

    /** Writes two leads that are two again. */
    void unmerged(Work stays, Work goes, ReadModel.Join merge, List<Long> family) {
        record(List.of(stays, goes));
        models.orderedStream().forEach(model -> {
            model.unmerged(merge, family);
            model.conclude(List.of(stays.change(), goes.change()));
        });
    }

    /** Writes a lead from which something was taken back. */
    void takenBack(Work work, ReadModel.TakenBack what) {
        record(List.of(work));
        models.orderedStream().forEach(model -> {
            model.takenBack(work.lead(), what);
            model.conclude(List.of(work.change()));
        });
    }

    private void tell(List<Work> works, List<ReadModel.Join> joins) {
        List<ReadModel.Change> changes =
                works.stream().filter(Work::moved).map(Work::change).toList();
        if (changes.isEmpty() && joins.isEmpty()) {
            return;
        }
        models.orderedStream().forEach(model -> {
            if (!joins.isEmpty()) {
                model.joined(joins);
            }
            model.conclude(changes);
        });
    }

    private LeadRows.Stored stored(Work work) {
        return new LeadRows.Stored(
                work.lead(),
                work.state().seq(),
                work.playbook(),
                codec.state(work.state()),
                work.known(),
                Dues.column(work.state().nextDue(), clock.now()),
                null);
    }
}
