package io.hatchery.server.leads;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the aggregates by which accounts are ordered. */
@Repository
class AccountRows {
    private static final String TOUCH = """
            INSERT INTO leads.account_touched (account)
            SELECT DISTINCT account FROM leads.lead WHERE id = ANY (?) AND account IS NOT NULL
            """;

    private static final String REFRESH = """
            WITH touched AS (
                DELETE FROM leads.account_touched WHERE ctid = ANY (ARRAY(SELECT ctid FROM leads.account_touched LIMIT ?))
                RETURNING account
            ), sums AS (
                SELECT t.account, count(l.id) AS leads, coalesce(sum(l.engagement) FILTER (WHERE NOT l.spam), 0) AS heat,
                    max(l.last_seen_at) AS last_seen_at
                FROM (SELECT DISTINCT account FROM touched) t LEFT JOIN leads.lead l ON l.account = t.account
                GROUP BY t.account
            ), refreshed AS (
                UPDATE leads.account a SET leads = s.leads, heat = s.heat, last_seen_at = s.last_seen_at FROM sums s WHERE a.id = s.account
            )
            SELECT count(*) FROM touched
            """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that the accounts of these leads are to be refreshed. */
    void touch(List<Long> leads) {
        jdbc.sql(TOUCH).param(Columns.longs(leads)).update();
    }

    /** Notes that an account is to be refreshed. */
    void note(long account) {
        jdbc.sql("INSERT INTO leads.account_touched (account) VALUES (?)")
                .param(account)
                .update();
    }

    /** Refreshes the accounts noted, at most {@code limit} notes at a time; answers how many notes were done. */
    int refresh(int limit) {
        return jdbc.sql(REFRESH).param(limit).query(Integer.class).single();
    }
}
