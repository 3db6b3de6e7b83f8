package io.hatchery.server.intake.imports;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts what an import does to leads, in the transactions that do it: a crash between taking a row and noting it can neither lose a
 * lead from the count nor count it twice.
 */
@Component
class ImportedLeads implements ReadModel {
    private final JdbcTemplate db;

    ImportedLeads(JdbcTemplate db) {
        this.db = db;
    }

    private record Told(String source, long lead, boolean born) {}

    @Override
    public void conclude(List<Change> batch) {
        List<Told> told = new ArrayList<>();
        for (Change change : batch) {
            boolean born = change.born();
            for (Input input : change.inputs()) {
                String source = importOf(input);
                if (source != null) {
                    told.add(new Told(source, change.lead(), born));
                    born = false;
                }
            }
        }
        if (!told.isEmpty()) {
            count(told);
        }
    }

    private static @Nullable String importOf(Input input) {
        return input instanceof Input.Happened happened
                        && happened.type().equals("identify")
                        && happened.properties().get(RowArrivals.IMPORT) instanceof Value.Text(String id)
                ? id
                : null;
    }

    private void count(List<Told> told) {
        db.update(
                """
                WITH told AS (
                    SELECT DISTINCT ON (t.import, t.lead) t.*
                    FROM unnest(?::text[], ?::int8[], ?::bool[]) AS t (import, lead, born)
                    JOIN intake.import i ON i.id = t.import
                    ORDER BY t.import, t.lead, t.born DESC),
                new AS (
                    INSERT INTO intake.import_lead (import, lead, born) SELECT import, lead, born FROM told
                    ON CONFLICT DO NOTHING RETURNING import, born)
                UPDATE intake.import i
                SET created = i.created + n.created, updated = i.updated + n.updated
                FROM (SELECT import, count(*) FILTER (WHERE born) AS created, count(*) FILTER (WHERE NOT born) AS updated
                      FROM new GROUP BY import) n
                WHERE i.id = n.import
                """,
                told.stream().map(Told::source).toArray(String[]::new),
                told.stream().map(Told::lead).toArray(Long[]::new),
                told.stream().map(Told::born).toArray(Boolean[]::new));
    }
}
