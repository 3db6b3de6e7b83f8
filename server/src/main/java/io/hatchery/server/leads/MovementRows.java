package io.hatchery.server.leads;

import io.hatchery.server.leads.Movements.Day;
import io.hatchery.server.leads.Movements.Membership;
import io.hatchery.server.leads.Movements.Passage;
import io.hatchery.server.leads.Movements.Stand;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes memberships, enrolments and their counts. */
@Repository
class MovementRows {
    private static final String DAYS = """
            INSERT INTO leads.segment_day AS d (segment, day, slot, entered, exited)
            SELECT segment, day::date, pg_backend_pid() % 16, entered, exited FROM unnest(?, ?, ?, ?) AS r(segment, day, entered, exited)
            ON CONFLICT (segment, day, slot) DO UPDATE SET entered = d.entered + excluded.entered, exited = d.exited + excluded.exited
            """;

    private static final String STANDS = """
            INSERT INTO leads.enrolment AS e (lead, journey, number, version, node, since, due_at, entered_at, left_at, outcome)
            SELECT lead, journey, number, version, node, since::timestamptz, due_at::timestamptz, entered_at::timestamptz,
                left_at::timestamptz, outcome
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS r(lead, journey, number, version, node, since, due_at, entered_at, left_at, outcome)
            ON CONFLICT (lead, journey, number) DO UPDATE SET version = excluded.version, node = excluded.node, since = excluded.since,
                due_at = excluded.due_at, left_at = excluded.left_at, outcome = excluded.outcome
            """;

    private static final String PASSAGES = """
            INSERT INTO leads.journey_tally AS t (journey, version, node, exit, slot, n)
            SELECT journey, version, node, exit, pg_backend_pid() % 16, n FROM unnest(?, ?, ?, ?, ?) AS r(journey, version, node, exit, n)
            ON CONFLICT (journey, version, node, exit, slot) DO UPDATE SET n = t.n + excluded.n
            """;

    private final JdbcClient jdbc;

    MovementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Movements movements) {
        memberships(Table.SEGMENTS, movements.segments());
        memberships(Table.TAGS, movements.tags());
        days(movements.days());
        stands(movements.stands());
        passages(movements.passages());
    }

    private enum Table {
        SEGMENTS("""
                INSERT INTO leads.segment_member AS m (segment, lead, since)
                SELECT segment, lead, since::timestamptz FROM unnest(?, ?, ?) AS r(segment, lead, since)
                ON CONFLICT (segment, lead) DO UPDATE SET since = excluded.since
                """, """
                DELETE FROM leads.segment_member m USING unnest(?, ?) AS r(segment, lead)
                WHERE m.segment = r.segment AND m.lead = r.lead
                """),
        TAGS("""
                INSERT INTO leads.tagged AS m (tag, lead, since)
                SELECT tag, lead, since::timestamptz FROM unnest(?, ?, ?) AS r(tag, lead, since)
                ON CONFLICT (tag, lead) DO UPDATE SET since = excluded.since
                """, """
                DELETE FROM leads.tagged m USING unnest(?, ?) AS r(tag, lead) WHERE m.tag = r.tag AND m.lead = r.lead
                """);

        private final String enter;
        private final String leave;

        Table(String enter, String leave) {
            this.enter = enter;
            this.leave = leave;
        }
    }

    private void memberships(Table table, List<Membership> memberships) {
        List<Membership> in = memberships.stream().filter(Membership::in).toList();
        List<Membership> out = memberships.stream().filter(m -> !m.in()).toList();
        if (!in.isEmpty()) {
            jdbc.sql(table.enter)
                    .param(Columns.texts(in, Membership::of))
                    .param(Columns.longs(in, Membership::lead))
                    .param(Columns.times(in, Membership::at))
                    .update();
        }
        if (!out.isEmpty()) {
            jdbc.sql(table.leave)
                    .param(Columns.texts(out, Membership::of))
                    .param(Columns.longs(out, Membership::lead))
                    .update();
        }
    }

    private void days(List<Day> days) {
        if (!days.isEmpty()) {
            jdbc.sql(DAYS)
                    .param(Columns.texts(days, Day::segment))
                    .param(Columns.texts(days, d -> d.day().toString()))
                    .param(Columns.longs(days, Day::entered))
                    .param(Columns.longs(days, Day::exited))
                    .update();
        }
    }

    private void stands(List<Stand> stands) {
        if (!stands.isEmpty()) {
            jdbc.sql(STANDS)
                    .param(Columns.longs(stands, Stand::lead))
                    .param(Columns.texts(stands, Stand::journey))
                    .param(Columns.ints(stands, Stand::number))
                    .param(Columns.ints(stands, Stand::version))
                    .param(Columns.texts(stands, Stand::node))
                    .param(Columns.times(stands, Stand::since))
                    .param(Columns.times(stands, Stand::dueAt))
                    .param(Columns.times(stands, Stand::enteredAt))
                    .param(Columns.times(stands, Stand::leftAt))
                    .param(Columns.texts(
                            stands,
                            s -> s.outcome() == null ? null : s.outcome().name()))
                    .update();
        }
    }

    private void passages(List<Passage> passages) {
        if (!passages.isEmpty()) {
            jdbc.sql(PASSAGES)
                    .param(Columns.texts(passages, Passage::journey))
                    .param(Columns.ints(passages, Passage::version))
                    .param(Columns.texts(passages, Passage::node))
                    .param(Columns.texts(passages, Passage::exit))
                    .param(Columns.longs(passages, Passage::n))
                    .update();
        }
    }
}
