package io.hatchery.server.leads;

import io.hatchery.server.leads.company.Likeness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which accounts are parts of others, turned out to be others, or may be. */
@Repository
class FamilyRows {
    private final JdbcClient jdbc;

    FamilyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account among its kin.
     *
     * @param parent what it is part of, null for none
     * @param joinedInto what it turned out to be, null while it is itself
     */
    record Kin(
            long id,
            String name,
            @Nullable String domain,
            long leads,
            double heat,
            @Nullable Long parent,
            @Nullable Long joinedInto) {
        Likeness.Side side() {
            return Likeness.Side.of(name, domain);
        }
    }

    Optional<Kin> find(long id) {
        return jdbc.sql("SELECT * FROM leads.account WHERE id = ?")
                .param(id)
                .query(FamilyRows::kin)
                .optional();
    }

    /** Others of the same brand, the warmest first; those a person said are apart are left out. */
    List<Kin> namesakes(long id, int limit) {
        return jdbc.sql("""
                        SELECT b.* FROM leads.account a JOIN leads.account b ON b.brand = a.brand AND b.id <> a.id
                        WHERE a.id = :id AND a.brand <> '' AND b.joined_into IS NULL AND b.leads > 0
                          AND NOT EXISTS (SELECT 1 FROM leads.account_apart x
                                          WHERE x.one = least(a.id, b.id) AND x.other = greatest(a.id, b.id))
                        ORDER BY b.heat DESC, b.id LIMIT :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(FamilyRows::kin)
                .list();
    }

    /** Of each brand that several accounts have, the warmest account; the warmest brands first. */
    List<Kin> warmestNamesakes(int limit) {
        return jdbc.sql("""
                        SELECT a.* FROM (
                            SELECT brand, max(heat) AS heat FROM leads.account
                            WHERE joined_into IS NULL AND brand <> '' AND leads > 0
                            GROUP BY brand HAVING count(*) > 1 ORDER BY 2 DESC, brand LIMIT ?
                        ) shared CROSS JOIN LATERAL (
                            SELECT * FROM leads.account b WHERE b.brand = shared.brand AND joined_into IS NULL AND leads > 0
                            ORDER BY b.heat DESC, id LIMIT 1
                        ) a ORDER BY shared.heat DESC, shared.brand
                        """).param(limit).query(FamilyRows::kin).list();
    }

    void setApart(long a, long b, String by, Instant now) {
        jdbc.sql("""
                        INSERT INTO leads.account_apart (one, other, by, at) VALUES (?, ?, ?, ?::timestamptz)
                        ON CONFLICT DO NOTHING
                        """).params(Math.min(a, b), Math.max(a, b), by, now.toString()).update();
    }

    List<Kin> parts(long id) {
        return jdbc.sql(
                        "SELECT * FROM leads.account WHERE parent = ? AND joined_into IS NULL ORDER BY heat DESC, id LIMIT 200")
                .param(id)
                .query(FamilyRows::kin)
                .list();
    }

    List<Kin> joined(long id) {
        return jdbc.sql("SELECT * FROM leads.account WHERE joined_into = ? ORDER BY id LIMIT 200")
                .param(id)
                .query(FamilyRows::kin)
                .list();
    }

    /** From the account itself up to the whole it is part of, the nearest first; at most {@code limit} steps. */
    List<Kin> above(long id, int limit) {
        return jdbc.sql("""
                        WITH RECURSIVE up (id, parent, step) AS (
                            SELECT id, parent, 0 FROM leads.account WHERE id = :id
                            UNION ALL
                            SELECT a.id, a.parent, up.step + 1 FROM up JOIN leads.account a ON a.id = up.parent
                            WHERE up.step < :limit
                        )
                        SELECT a.* FROM up JOIN leads.account a ON a.id = up.id WHERE up.step > 0 ORDER BY up.step
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(FamilyRows::kin)
                .list();
    }

    /** What an account and all its parts come to, down to the last of them. */
    record Whole(long accounts, long leads, double heat, long open, long won) {}

    Whole whole(long id) {
        return jdbc.sql("""
                        WITH RECURSIVE down (id) AS (
                            SELECT CAST(:id AS bigint)
                            UNION
                            SELECT a.id FROM down JOIN leads.account a ON a.parent = down.id WHERE a.joined_into IS NULL
                        ), people AS (
                            SELECT l.id, l.known, l.engagement, l.spam FROM down JOIN leads.lead l ON l.account = down.id
                        )
                        SELECT (SELECT count(*) FROM down) AS accounts,
                               (SELECT count(*) FROM people WHERE known) AS leads,
                               (SELECT coalesce(sum(engagement) FILTER (WHERE NOT spam), 0) FROM people) AS heat,
                               count(*) FILTER (WHERE o.standing = 'open') AS open,
                               count(*) FILTER (WHERE o.standing = 'won') AS won
                        FROM people p JOIN leads.lead_opportunity o ON o.lead = p.id
                        """)
                .param("id", id)
                .query((row, n) -> new Whole(
                        row.getLong("accounts"),
                        row.getLong("leads"),
                        row.getDouble("heat"),
                        row.getLong("open"),
                        row.getLong("won")))
                .single();
    }

    void parent(long id, @Nullable Long parent) {
        jdbc.sql("UPDATE leads.account SET parent = :parent WHERE id = :id")
                .param("parent", parent)
                .param("id", id)
                .update();
    }

    void rename(long id, String name, String brand) {
        jdbc.sql("UPDATE leads.account SET name = ?, brand = ? WHERE id = ?")
                .params(name, brand, id)
                .update();
    }

    /** Locks these for the transaction under way, in one order for everybody. */
    void lock(long a, long b) {
        jdbc.sql("SELECT id FROM leads.account WHERE id IN (?, ?) ORDER BY id FOR UPDATE")
                .params(a, b)
                .query(Long.class)
                .list();
    }

    /** What led to the first leads to the second, people, parts and what was joined into it. */
    void join(long from, long into) {
        jdbc.sql(
                        "UPDATE leads.account_key SET account = :into, came_from = coalesce(came_from, :from) WHERE account = :from")
                .param("into", into)
                .param("from", from)
                .update();
        jdbc.sql("UPDATE leads.account SET joined_into = :into WHERE joined_into = :from OR id = :from")
                .param("into", into)
                .param("from", from)
                .update();
        jdbc.sql("UPDATE leads.account SET parent = :into WHERE parent = :from AND id <> :into")
                .param("into", into)
                .param("from", from)
                .update();
        jdbc.sql("""
                        UPDATE leads.account a SET domain = b.domain FROM leads.account b
                        WHERE a.id = ? AND b.id = ? AND a.domain IS NULL
                        """).params(into, from).update();
        move(from, into);
    }

    /** People of an account that turned out to be another go there. */
    int move(long from, long into) {
        return jdbc.sql("UPDATE leads.lead SET account = ? WHERE account = ?")
                .params(into, from)
                .update();
    }

    /** Accounts that turned out to be others and were given people by somebody who did not know yet. */
    List<Kin> stragglers() {
        return jdbc.sql("SELECT * FROM leads.account WHERE joined_into IS NOT NULL AND leads > 0 ORDER BY id LIMIT 100")
                .query(FamilyRows::kin)
                .list();
    }

    /** The keys that came from an account lead to it again. */
    void part(long from, long into) {
        jdbc.sql(
                        "UPDATE leads.account_key SET account = :from, came_from = NULL WHERE came_from = :from AND account = :into")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("UPDATE leads.account SET joined_into = NULL WHERE id = ?")
                .param(from)
                .update();
        jdbc.sql("""
                        UPDATE leads.account a SET domain = NULL FROM leads.account b
                        WHERE a.id = ? AND b.id = ? AND a.domain = b.domain
                          AND NOT EXISTS (SELECT 1 FROM leads.account_key k WHERE k.account = a.id AND k.key = 'domain:' || a.domain)
                        """).params(into, from).update();
    }

    /** A lead and what its company is recognised by. */
    record Employed(long lead, CompanyKeys keys) {}

    List<Employed> people(long account, long after, int limit) {
        return jdbc.sql("SELECT id, email, company FROM leads.lead WHERE account = ? AND id > ? ORDER BY id LIMIT ?")
                .params(account, after, limit)
                .query((row, n) -> new Employed(
                        row.getLong("id"), CompanyKeys.of(row.getString("email"), row.getString("company"))))
                .list();
    }

    void employ(List<Long> leads, long account) {
        jdbc.sql("UPDATE leads.lead SET account = ? WHERE id = ANY (?)")
                .params(account, Columns.longs(leads))
                .update();
    }

    /** Keys that lead to an account. */
    List<String> keys(long account) {
        return jdbc.sql("SELECT key FROM leads.account_key WHERE account = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    /** Accounts nobody has looked at the name of yet. */
    List<Kin> brandless(int limit) {
        return jdbc.sql("SELECT * FROM leads.account WHERE brand IS NULL ORDER BY id LIMIT ?")
                .param(limit)
                .query(FamilyRows::kin)
                .list();
    }

    void brands(List<Kin> looked) {
        jdbc.sql("UPDATE leads.account a SET brand = r.brand FROM unnest(?, ?) AS r(id, brand) WHERE a.id = r.id")
                .params(
                        Columns.longs(looked, Kin::id),
                        Columns.texts(looked, kin -> kin.side().brand()))
                .update();
    }

    /** Which part these people have in a purchase; those of whom it is not known are absent. */
    Map<Long, String> roles(List<Long> leads) {
        Map<Long, String> roles = new HashMap<>();
        jdbc.sql("SELECT id, traits ->> ? AS role FROM leads.lead WHERE id = ANY (?) AND traits ->> ? IS NOT NULL")
                .params(Committee.FIELD, Columns.longs(leads), Committee.FIELD)
                .query((row, n) -> roles.put(row.getLong("id"), row.getString("role")))
                .list();
        return roles;
    }

    private static Kin kin(ResultSet row, int at) throws SQLException {
        return new Kin(
                row.getLong("id"),
                row.getString("name"),
                row.getString("domain"),
                row.getLong("leads"),
                row.getDouble("heat"),
                row.getObject("parent", Long.class),
                row.getObject("joined_into", Long.class));
    }
}
