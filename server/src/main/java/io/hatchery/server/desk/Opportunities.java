package io.hatchery.server.desk;

import io.hatchery.engine.Input.Happened;
import io.hatchery.server.runtime.ReadModel.Change;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Opportunities, as they are now. */
@Component
public class Opportunities {
    private final OpportunityRows rows;

    Opportunities(OpportunityRows rows) {
        this.rows = rows;
    }

    /** Those of a lead, the newest first. */
    public List<Opportunity> ofLead(long lead) {
        return rows.ofLead(lead);
    }

    /** Those the events of a batch were about, as they are after it. Ask in the batch's transaction, after the desk's read models. */
    public List<Opportunity> touchedBy(List<Change> batch) {
        List<String> ids = batch.stream()
                .flatMap(change -> change.inputs().stream())
                .flatMap(input -> input instanceof Happened event
                        ? Stream.ofNullable(OpportunityEvent.of(event))
                        : Stream.empty())
                .map(OpportunityEvent::opportunity)
                .distinct()
                .toList();
        return ids.isEmpty() ? List.of() : rows.byIds(ids);
    }

    /** Whether a batch did something to an opportunity with this lead. */
    public static boolean concerns(Change change) {
        return change.inputs().stream()
                .anyMatch(input -> input instanceof Happened event && OpportunityEvent.of(event) != null);
    }
}
