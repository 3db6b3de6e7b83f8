package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.playbook.Playbooks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens leads for work: locked, their states loaded, brought up to the playbook in force. */
@Component
class Workshop {
    private final LeadRows leads;
    private final EventLog log;
    private final Identities identities;
    private final Refills refills;
    private final Codec codec;
    private final Playbooks playbooks;

    Workshop(LeadRows leads, EventLog log, Identities identities, Refills refills, Codec codec, Playbooks playbooks) {
        this.leads = leads;
        this.log = log;
        this.identities = identities;
        this.refills = refills;
        this.codec = codec;
        this.playbooks = playbooks;
    }

    /** The leads a transaction works on, by number, in the order asked for. */
    record Bench(CompiledPlaybook rules, Map<Long, Work> works) {
        Work of(long lead) {
            Work work = works.get(lead);
            if (work == null) {
                throw new IllegalStateException("Lead " + lead + " was not opened");
            }
            return work;
        }
    }

    /**
     * Opens those whom a batch speaks of.
     *
     * @throws Again when one of them was changed in a way the batch could not know
     */
    Bench open(Resolver.Resolution resolution) {
        TreeSet<Long> ids = new TreeSet<>();
        resolution.people().stream().filter(Person::wasThere).forEach(one -> ids.add(one.id()));
        resolution.joins().forEach(join -> {
            ids.add(join.from());
            ids.add(join.into());
        });
        CompiledPlaybook rules = playbooks.current();
        Map<Long, LeadRows.Stored> rows = lock(ids, rules);
        List<LeadRows.Stored> joined =
                resolution.joins().stream().map(join -> rows.get(join.from())).toList();
        if (joined.stream().anyMatch(row -> row == null || row.known())) {
            throw new Again("an anonymous lead was identified meanwhile");
        }
        if (resolution.people().stream().filter(Person::wasThere).anyMatch(one -> unlike(one, rows.get(one.id())))) {
            throw new Again("a lead is not what it was thought to be");
        }
        joined.forEach(row -> rows.remove(row.id()));
        Bench bench = open(rules, rows.values());
        int version = rules.playbook().version();
        for (Person person : resolution.people()) {
            Work work = bench.works().computeIfAbsent(person.id(), id -> Work.onNewLead(id, version));
            work.identified(person);
        }
        resolution.joins().forEach(join -> hand(join, bench));
        return bench;
    }

    private static boolean unlike(Person person, LeadRows.@Nullable Stored row) {
        return row == null || row.known() != person.wasKnown();
    }

    /** Opens these. Those that are gone are left out. */
    Bench open(Collection<Long> ids) {
        CompiledPlaybook rules = playbooks.current();
        return open(rules, lock(ids, rules).values());
    }

    private Map<Long, LeadRows.Stored> lock(Collection<Long> ids, CompiledPlaybook rules) {
        Map<Long, LeadRows.Stored> rows = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return rows;
        }
        for (LeadRows.Stored row : leads.lock(ids)) {
            if (row.joinedInto() != null) {
                throw new Again("a lead was joined into another meanwhile");
            }
            if (row.playbook() > rules.playbook().version()) {
                throw new Again("a newer playbook came into force meanwhile");
            }
            rows.put(row.id(), row);
        }
        return rows;
    }

    private Bench open(CompiledPlaybook rules, Collection<LeadRows.Stored> rows) {
        Map<Long, Work> works = new LinkedHashMap<>();
        rows.forEach(row -> works.put(row.id(), Work.on(row, codec.state(row.state()))));
        refills.bringUpToDate(rules, works.values());
        return new Bench(rules, works);
    }

    /** Tells what happened to the anonymous lead to the one it turned out to be, and leaves a sign where it was. */
    private void hand(ReadModel.Join join, Bench bench) {
        Work into = bench.of(join.into());
        for (EventLog.Numbered numbered : log.of(List.of(join.from()))) {
            Input.Happened happened = numbered.row().happened();
            if (happened != null) {
                into.inherit(bench.rules(), numbered.row(), happened);
            }
        }
        log.forget(join.from());
        identities.move(join.from(), join.into());
        leads.leaveSign(join.from(), join.into(), codec.state(LeadState.unknown(join.from())));
    }
}
