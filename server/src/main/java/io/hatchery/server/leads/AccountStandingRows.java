package io.hatchery.server.leads;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What accounts stand at, and which have leads to be told. */
@Repository
class AccountStandingRows {
    private final JdbcClient jdbc;

    AccountStandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an account stood at; all 0 before the first time. */
    record Stood(int leads, int engaged, double score, long revision, long told) {}

    /** An account as its leads are told of it. */
    record Named(String name, @Nullable String domain) {}

    /** Keeps others from telling until then; empty when somebody else does. */
    Optional<Stood> lease(long account, Instant now, Instant until) {
        return jdbc.sql("""
                        INSERT INTO leads.account_standing AS s (account, leads, engaged, score, revision, told, lease_until)
                        VALUES (:account, 0, 0, 0, 0, 0, :until)
                        ON CONFLICT (account) DO UPDATE SET lease_until = excluded.lease_until
                            WHERE s.lease_until IS NULL OR s.lease_until <= :now
                        RETURNING leads, engaged, score, revision, told
                        """)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new Stood(
                        row.getInt("leads"),
                        row.getInt("engaged"),
                        row.getDouble("score"),
                        row.getLong("revision"),
                        row.getLong("told")))
                .optional();
    }

    void changed(long account, Stood to) {
        jdbc.sql("UPDATE leads.account_standing SET leads = ?, engaged = ?, score = ?, revision = ? WHERE account = ?")
                .params(to.leads(), to.engaged(), to.score(), to.revision(), account)
                .update();
    }

    void told(long account, long revision) {
        jdbc.sql("UPDATE leads.account_standing SET told = ? WHERE account = ?")
                .params(revision, account)
                .update();
    }

    void release(long account) {
        jdbc.sql("UPDATE leads.account_standing SET lease_until = NULL WHERE account = ?")
                .param(account)
                .update();
    }

    Optional<Named> named(long account) {
        return jdbc.sql("SELECT name, domain FROM leads.account WHERE id = ?")
                .param(account)
                .query((row, n) -> new Named(row.getString("name"), row.getString("domain")))
                .optional();
    }

    Optional<Long> accountOf(long lead) {
        return jdbc.sql("SELECT account FROM leads.lead WHERE id = ? AND account IS NOT NULL")
                .param(lead)
                .query(Long.class)
                .optional();
    }

    /** Known leads of an account after this one, in their order. */
    List<Long> leads(long account, long after, int limit) {
        return jdbc.sql("SELECT id FROM leads.lead WHERE account = ? AND known AND id > ? ORDER BY id LIMIT ?")
                .params(account, after, limit)
                .query(Long.class)
                .list();
    }

    /** Notes accounts whose leads are to be told. */
    void news(Collection<Long> accounts) {
        jdbc.sql("INSERT INTO leads.account_news (account) SELECT DISTINCT unnest(?)")
                .param(Columns.longs(accounts))
                .update();
    }

    void newsOfAll() {
        jdbc.sql("""
                        INSERT INTO leads.account_news (account)
                        SELECT DISTINCT account FROM leads.lead WHERE known AND account IS NOT NULL
                        """).update();
    }

    /** Accounts noted, each once; to be crossed out when their leads were told. */
    List<Long> noted(int limit) {
        return jdbc.sql("SELECT account FROM leads.account_news GROUP BY account ORDER BY account LIMIT ?")
                .param(limit)
                .query(Long.class)
                .list();
    }

    void crossOut(long account) {
        jdbc.sql("DELETE FROM leads.account_news WHERE account = ?")
                .param(account)
                .update();
    }
}
