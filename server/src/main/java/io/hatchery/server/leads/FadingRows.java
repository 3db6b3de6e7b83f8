package io.hatchery.server.leads;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leads whose engagement has faded since it was written. */
@Repository
class FadingRows {
    private final JdbcClient jdbc;

    FadingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Faded(long lead, long seq, Heat heat) {}

    List<Long> due(Instant now, int limit) {
        return jdbc.sql("SELECT id FROM leads.lead WHERE fades_at <= ?::timestamptz ORDER BY fades_at LIMIT ?")
                .params(now.toString(), limit)
                .query(Long.class)
                .list();
    }

    /** Only where nothing newer was concluded meanwhile. */
    void set(List<Faded> faded) {
        jdbc.sql("""
                        UPDATE leads.lead l SET engagement = r.engagement, engagement_at = r.at::timestamptz,
                            fades_at = r.fades_at::timestamptz
                        FROM unnest(?, ?, ?, ?, ?) AS r(id, seq, engagement, at, fades_at)
                        WHERE l.id = r.id AND l.seq = r.seq
                        """)
                .param(Columns.longs(faded, Faded::lead))
                .param(Columns.longs(faded, Faded::seq))
                .param(Columns.doubles(faded, f -> f.heat().engagement()))
                .param(Columns.times(faded, f -> f.heat().at()))
                .param(Columns.times(faded, f -> f.heat().fadesAt()))
                .update();
    }
}
