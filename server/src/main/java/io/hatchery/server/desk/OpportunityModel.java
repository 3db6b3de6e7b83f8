package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import io.hatchery.engine.LeadState;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps opportunities exact: every one is its events, folded. */
@Component
@Order(Desk.READ_MODELS)
class OpportunityModel implements ReadModel {
    private final OpportunityRows rows;
    private final Settings settings;

    OpportunityModel(OpportunityRows rows, Settings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    /** {@link TaskModel} hands them on. */
    @Override
    public void merged(Join merge) {}

    @Override
    public void takenBack(long lead, TakenBack what) {
        rows.remove(lead, what.named("opportunity"));
    }

    @Override
    public void conclude(List<Change> batch) {
        sourcesChanged(batch);
        List<OpportunityEvent> events = new ArrayList<>();
        Map<Long, LeadState> leads = new HashMap<>();
        for (Change change : batch) {
            for (var input : change.inputs()) {
                OpportunityEvent event = input instanceof Happened it ? OpportunityEvent.of(it) : null;
                if (event != null) {
                    events.add(event);
                    leads.put(change.lead(), change.after());
                }
            }
        }
        if (!events.isEmpty()) {
            rows.put(told(events), leads);
        }
    }

    private List<Opportunity> told(List<OpportunityEvent> events) {
        Map<String, Opportunity> known = new LinkedHashMap<>();
        rows.byIds(events.stream().map(OpportunityEvent::opportunity).distinct().toList())
                .forEach(it -> known.put(it.id(), it));
        for (OpportunityEvent event : events) {
            known.put(event.opportunity(), OpportunityStory.tell(known.get(event.opportunity()), event));
        }
        return known.values().stream().map(this::priced).toList();
    }

    /** An amount that came without a currency is in the company's. */
    private Opportunity priced(Opportunity it) {
        return it.amount() == null || it.currency() != null
                ? it
                : it.in(settings.get(Company.SETTINGS).currency());
    }

    private void sourcesChanged(List<Change> batch) {
        List<LeadState> changed = batch.stream()
                .filter(it -> !it.born())
                .filter(it ->
                        !Objects.equals(it.before().firstSource(), it.after().firstSource()))
                .map(Change::after)
                .toList();
        if (!changed.isEmpty()) {
            rows.sourceChanged(changed);
        }
    }
}
