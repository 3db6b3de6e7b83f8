package io.hatchery.server.leads;

import io.hatchery.engine.lifecycle.StageState.Visits;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.server.runtime.ReadModel.Change;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes which stages a lead ever reached, and when. */
@Repository
class StageVisitRows {
    private static final String UPSERT = """
            INSERT INTO leads.stage_visit (lead, stage, first_at, last_at, visits)
            SELECT lead, stage, first_at::timestamptz, last_at::timestamptz, visits
            FROM unnest(?, ?, ?, ?, ?) AS r(lead, stage, first_at, last_at, visits)
            ON CONFLICT (lead, stage) DO UPDATE SET first_at = excluded.first_at, last_at = excluded.last_at, visits = excluded.visits
            """;

    private final JdbcClient jdbc;

    StageVisitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Visit(long lead, String stage, Visits visits) {}

    void write(List<Change> batch) {
        List<Visit> visits = batch.stream().flatMap(StageVisitRows::changed).toList();
        if (!visits.isEmpty()) {
            jdbc.sql(UPSERT)
                    .param(Columns.longs(visits, Visit::lead))
                    .param(Columns.texts(visits, Visit::stage))
                    .param(Columns.times(visits, v -> v.visits().first()))
                    .param(Columns.times(visits, v -> v.visits().last()))
                    .param(Columns.ints(visits, v -> v.visits().count()))
                    .update();
        }
    }

    private static java.util.stream.Stream<Visit> changed(Change change) {
        boolean anew = change.facts().stream().anyMatch(fact -> fact.what() instanceof MergeFact.Restored);
        var before = anew ? Map.<String, Visits>of() : change.before().stage().visits();
        return change.after().stage().visits().entrySet().stream()
                .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                .map(e -> new Visit(change.lead(), e.getKey(), e.getValue()));
    }
}
