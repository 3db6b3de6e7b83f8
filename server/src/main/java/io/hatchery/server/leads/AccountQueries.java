package io.hatchery.server.leads;

import io.hatchery.server.leads.AccountList.Account;
import io.hatchery.server.leads.AccountList.Mark;
import io.hatchery.server.leads.AccountList.Sort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads accounts. What is shown of an account's leads is added up on the spot, from the leads themselves. */
@Repository
class AccountQueries {
    private static final String SHOWN = """
            SELECT a.id, a.name, a.domain, a.created_at, n.leads, n.known, n.heat, n.last_seen_at, n.stages, n.open, n.won, a.place
            FROM (%s) a CROSS JOIN LATERAL (
                SELECT count(*) AS leads, count(*) FILTER (WHERE l.known) AS known,
                    coalesce(sum(l.engagement) FILTER (WHERE NOT l.spam), 0) AS heat, max(l.last_seen_at) AS last_seen_at,
                    coalesce(array_agg(DISTINCT l.stage) FILTER (WHERE l.known AND l.stage IS NOT NULL), '{}') AS stages,
                    (SELECT count(*) FROM leads.lead_opportunity o JOIN leads.lead x ON x.id = o.lead
                        WHERE x.account = a.id AND o.standing = 'open') AS open,
                    (SELECT count(*) FROM leads.lead_opportunity o JOIN leads.lead x ON x.id = o.lead
                        WHERE x.account = a.id AND o.standing = 'won') AS won
                FROM leads.lead l WHERE l.account = a.id) n
            ORDER BY a.rank
            """;

    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Placed(Account account, String place) {}

    List<Placed> page(@Nullable String q, Sort sort, @Nullable Mark after, int limit) {
        List<Object> params = new ArrayList<>();
        StringBuilder where = new StringBuilder("b.leads > 0");
        if (q != null) {
            String like = "%"
                    + Grams.fold(q).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            where.append(" AND (lower(b.name) LIKE ? OR b.domain LIKE ?)");
            params.add(like);
            params.add(like);
        }
        if (after != null) {
            where.append(" AND (").append(sort.column()).append(", b.id) ").append(sort.descending() ? "<" : ">");
            where.append(" (?::").append(sort.type()).append(", ?)");
            params.add(after.value());
            params.add(after.id());
        }
        params.add(limit);
        String order =
                sort.column() + (sort.descending() ? " DESC" : "") + ", b.id" + (sort.descending() ? " DESC" : "");
        String page = "SELECT b.*, " + sort.column() + "::text AS place, row_number() OVER (ORDER BY " + order
                + ") AS rank FROM leads.account b WHERE " + where + " ORDER BY " + order + " LIMIT ?";
        return jdbc.sql(SHOWN.formatted(page))
                .params(params)
                .query((row, n) -> new Placed(account(row), row.getString("place")))
                .list();
    }

    Optional<Account> find(long id) {
        return jdbc.sql(SHOWN.formatted("SELECT b.*, '' AS place, 1 AS rank FROM leads.account b WHERE b.id = ?"))
                .param(id)
                .query((row, n) -> account(row))
                .optional();
    }

    /** Its known people, the warmest now first. */
    List<Long> warmest(long account, int limit) {
        return jdbc.sql("SELECT id FROM leads.lead WHERE account = ? AND known ORDER BY engagement DESC, id LIMIT ?")
                .params(account, limit)
                .query(Long.class)
                .list();
    }

    List<LeadRecord.Deal> opportunities(long account) {
        return jdbc.sql("""
                        SELECT o.* FROM leads.lead_opportunity o JOIN leads.lead l ON l.id = o.lead
                        WHERE l.account = ? ORDER BY o.at DESC, o.opportunity LIMIT 100
                        """)
                .param(account)
                .query((row, n) -> RelatedRows.deal(row))
                .list();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                row.getString("domain"),
                LeadItem.time(row, "created_at"),
                row.getLong("leads"),
                row.getLong("known"),
                row.getDouble("heat"),
                LeadItem.time(row, "last_seen_at"),
                List.of((String[]) row.getArray("stages").getArray()),
                row.getLong("open"),
                row.getLong("won"));
    }
}
