package io.hatchery.server.desk;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the queue exact: a lead is in it from the transaction that brought it to the desk to the one that took it away. */
@Component
@Order(Desk.READ_MODELS)
class QueueModel implements ReadModel {
    private final QueueRows rows;
    private final Clock clock;

    QueueModel(QueueRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void joined(List<Join> joins) {
        rows.forget(joins.stream().map(Join::from).toList());
    }

    @Override
    public void conclude(List<Change> batch) {
        Instant now = clock.now();
        List<QueueItem> put = new ArrayList<>();
        List<Long> remove = new ArrayList<>();
        for (Change change : batch) {
            QueueItem before = QueueItem.of(change.before(), now);
            QueueItem after = QueueItem.of(change.after(), now);
            if (after == null) {
                if (before != null) {
                    remove.add(change.lead());
                }
            } else if (!after.equals(before)) {
                put.add(after);
            }
        }
        if (!put.isEmpty()) {
            rows.put(put);
        }
        if (!remove.isEmpty()) {
            rows.forget(remove);
        }
    }
}
