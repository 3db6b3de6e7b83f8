package io.hatchery.server.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How tags are borne. One pass over who bears what, and one over a sample of leads for what goes together. */
@Repository
class TagRows {
    static final int WEEKS = 12;
    private static final int SAMPLE = 20_000;

    private final JdbcClient jdbc;

    TagRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How one tag is borne now.
     *
     * @param newest when somebody last came to bear it
     * @param weeks of those who bear it now, how many came to it in each of the last weeks, this one last
     */
    record Borne(String tag, long leads, @Nullable Instant newest, List<Long> weeks) {}

    /**
     * Two tags that are borne together.
     *
     * @param share of those who bear either, how many bear both, 0 to 1
     */
    record Together(String one, String other, double share) {}

    List<Borne> borne(Instant now) {
        StringBuilder weeks = new StringBuilder();
        for (int week = WEEKS; week > 0; week--) {
            weeks.append(", count(*) FILTER (WHERE since > :now::timestamptz - interval '")
                    .append(week * 7)
                    .append(" days' AND since <= :now::timestamptz - interval '")
                    .append((week - 1) * 7)
                    .append(" days')");
        }
        return jdbc.sql("SELECT tag, count(*), max(since)" + weeks + " FROM leads.tagged GROUP BY tag ORDER BY tag")
                .param("now", now.toString())
                .query(TagRows::borne)
                .list();
    }

    private static Borne borne(ResultSet row, int n) throws SQLException {
        List<Long> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            weeks.add(row.getLong(4 + week));
        }
        return new Borne(row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant(), weeks);
    }

    /** Those that go together at least so much, by a sample of some {@value #SAMPLE} leads; the closest first. */
    List<Together> together(double least) {
        return jdbc.sql("""
                        WITH chosen AS (SELECT greatest(1, count(*) / :sample) AS nth FROM leads.lead),
                        sample AS (SELECT t.tag, t.lead FROM leads.tagged t, chosen c WHERE t.lead % c.nth = 0),
                        bearers AS (SELECT tag, count(*) AS n FROM sample GROUP BY tag),
                        pairs AS (SELECT a.tag AS one, b.tag AS other, count(*) AS n
                                  FROM sample a JOIN sample b ON b.lead = a.lead AND a.tag < b.tag GROUP BY 1, 2),
                        shares AS (SELECT p.one, p.other, p.n::float8 / (x.n + y.n - p.n) AS share
                                   FROM pairs p JOIN bearers x ON x.tag = p.one JOIN bearers y ON y.tag = p.other WHERE p.n >= 5)
                        SELECT one, other, share FROM shares WHERE share >= :least ORDER BY share DESC, one, other LIMIT 100
                        """)
                .param("sample", SAMPLE)
                .param("least", least)
                .query((row, n) -> new Together(row.getString(1), row.getString(2), row.getDouble(3)))
                .list();
    }
}
