package io.hatchery.server.consent;

import io.hatchery.engine.Input;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the ledger, in the transaction that takes the event. */
@Component
class ConsentModel implements ReadModel {
    private final EntryRows rows;

    ConsentModel(EntryRows rows) {
        this.rows = rows;
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Entry> entries = new ArrayList<>();
        for (Change change : batch) {
            for (Input input : change.inputs()) {
                if (input instanceof Input.Happened happened) {
                    EntryReader.read(happened).ifPresent(entries::add);
                }
            }
        }
        if (!entries.isEmpty()) {
            rows.add(entries);
        }
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    @Override
    public void merged(Join merge) {
        rows.move(List.of(merge.from()), merge.into());
    }

    @Override
    public void unmerged(Join merge, List<Long> family) {
        List<Long> told = new ArrayList<>(family);
        told.add(merge.from());
        rows.giveBack(merge.into(), merge.from(), told);
    }

    @Override
    public void takenBack(long lead, TakenBack what) {
        rows.remove(lead, what.events().stream().map(Input.Happened::id).toList());
    }
}
