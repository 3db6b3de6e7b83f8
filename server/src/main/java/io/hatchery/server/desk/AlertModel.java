package io.hatchery.server.desk;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.Input.Happened;
import io.hatchery.engine.lifecycle.LifecycleFact.OwnerChanged;
import io.hatchery.server.desk.AlertRows.Alert;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells a person that a lead has become theirs, unless they took it themselves or it is history. */
@Component
@Order(Desk.READ_MODELS)
class AlertModel implements ReadModel {
    private final AlertRows rows;

    AlertModel(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    /** {@link TaskModel} hands them on. */
    @Override
    public void merged(Join merge) {}

    @Override
    public void conclude(List<Change> batch) {
        List<Alert> alerts = new ArrayList<>();
        for (Change change : batch) {
            for (Fact fact : change.facts()) {
                if (fact.what() instanceof OwnerChanged(String from, String to)
                        && to != null
                        && Desk.isPerson(to)
                        && isNews(cause(change, fact), to)) {
                    String stage = change.after().stage().stage();
                    alerts.add(new Alert(
                            "owner-" + fact.lead() + "-" + fact.seq(),
                            to,
                            fact.lead(),
                            "assigned",
                            List.of(stage == null ? "" : stage),
                            fact.at(),
                            null));
                }
            }
        }
        if (!alerts.isEmpty()) {
            rows.add(alerts);
        }
    }

    private static @Nullable Input cause(Change change, Fact fact) {
        return change.inputs().stream()
                .filter(it -> it.id().equals(fact.cause()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isNews(@Nullable Input cause, String owner) {
        return !(cause instanceof Happened event
                && (event.historic() || owner.equals(event.context().actor())));
    }
}
