package io.hatchery.server.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a lead's history from the event log. */
@Component
class PostgresTimelines implements Timelines {
    private final EventLog log;
    private final LeadRows leads;

    PostgresTimelines(EventLog log, LeadRows leads) {
        this.leads = leads;
        this.log = log;
    }

    @Override
    public Page of(long lead, @Nullable String before, int limit) {
        List<EventLog.Numbered> rows = log.before(leads.withMerged(lead), Cursor.parse(before), limit + 1);
        boolean more = rows.size() > limit;
        List<EventLog.Numbered> page = more ? rows.subList(0, limit) : rows;
        String next = more
                ? new Cursor(page.getLast().row().occurredAt(), page.getLast().id()).toString()
                : null;
        return new Page(page.stream().map(one -> entry(one.row())).toList(), next);
    }

    static Entry entry(Logged row) {
        return new Entry(
                row.input(),
                row.source(),
                row.type(),
                row.occurredAt(),
                row.receivedAt(),
                row.historic(),
                row.actor(),
                row.raw() == null ? "{}" : row.raw(),
                row.facts());
    }
}
