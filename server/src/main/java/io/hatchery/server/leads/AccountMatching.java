package io.hatchery.server.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the company a lead works for, or founds it: by the registrable domain of the e-mail, else by the company's name. A company
 * first known by name takes the first domain its people bring; one known by domain answers to its name from then on.
 */
@Repository
class AccountMatching {
    private static final String FIND = """
            SELECT k.key, k.account, a.domain FROM leads.account_key k JOIN leads.account a ON a.id = k.account
            WHERE k.key = ANY (?)
            """;

    /** Waits for whoever is founding the same company at this moment; only new keys come back. */
    private static final String CLAIM = """
            INSERT INTO leads.account_key (key, account)
            SELECT key, coalesce(account, nextval('leads.account_id')) FROM unnest(?, ?) AS r(key, account) ORDER BY key
            ON CONFLICT (key) DO NOTHING
            RETURNING key, account
            """;

    private static final String FOUND = """
            INSERT INTO leads.account (id, name, domain, created_at)
            SELECT id, name, domain, ?::timestamptz FROM unnest(?, ?, ?) AS r(id, name, domain)
            """;

    private static final String TAKE_DOMAIN = """
            UPDATE leads.account a SET domain = r.domain FROM unnest(?, ?) AS r(id, domain) WHERE a.id = r.id AND a.domain IS NULL
            """;

    private final JdbcClient jdbc;

    AccountMatching(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same rows, each with its account if it has one. */
    List<LeadRow> match(List<LeadRow> rows, Instant now) {
        Map<String, Wanted> wanted = new TreeMap<>();
        for (LeadRow row : rows) {
            CompanyKeys keys = row.companyKeys();
            if (!keys.isEmpty()) {
                wanted.merge(keys.first(), Wanted.by(row, keys), Wanted::or);
            }
        }
        if (wanted.isEmpty()) {
            return rows;
        }
        Map<String, Long> accounts = resolve(wanted, now);
        return rows.stream()
                .map(r -> r.companyKeys().isEmpty()
                        ? r
                        : r.withAccount(accounts.get(r.companyKeys().first())))
                .toList();
    }

    private Map<String, Long> resolve(Map<String, Wanted> wanted, Instant now) {
        Map<String, Standing> standing = find(allKeys(wanted));
        Map<String, Long> accounts = new HashMap<>();
        Map<String, @Nullable Long> claims = new TreeMap<>();
        wanted.forEach((key, want) -> {
            Standing known = standing.get(key);
            Standing namesake = standing.get("name:" + want.keys().name());
            if (known != null) {
                accounts.put(key, known.account());
            } else {
                claims.put(key, namesake != null && namesake.domain() == null ? namesake.account() : null);
            }
        });
        if (!claims.isEmpty()) {
            accounts.putAll(claim(claims, wanted, now));
        }
        return accounts;
    }

    private Map<String, Long> claim(Map<String, @Nullable Long> claims, Map<String, Wanted> wanted, Instant now) {
        Map<String, Long> won = insertKeys(claims);
        List<Map.Entry<String, Long>> founded = won.entrySet().stream()
                .filter(e -> claims.get(e.getKey()) == null)
                .toList();
        List<Map.Entry<String, Long>> adopted = won.entrySet().stream()
                .filter(e -> claims.get(e.getKey()) != null)
                .toList();
        if (!founded.isEmpty()) {
            jdbc.sql(FOUND)
                    .param(now.toString())
                    .param(Columns.longs(founded, Map.Entry::getValue))
                    .param(Columns.texts(founded, e -> want(wanted, e).name()))
                    .param(Columns.texts(founded, e -> want(wanted, e).keys().domain()))
                    .update();
        }
        if (!adopted.isEmpty()) {
            jdbc.sql(TAKE_DOMAIN)
                    .param(Columns.longs(adopted, Map.Entry::getValue))
                    .param(Columns.texts(adopted, e -> want(wanted, e).keys().domain()))
                    .update();
        }
        answerToNames(founded, wanted);
        Map<String, Long> accounts = new HashMap<>(won);
        find(claims.keySet()).forEach((key, standing) -> accounts.putIfAbsent(key, standing.account()));
        return accounts;
    }

    private void answerToNames(List<Map.Entry<String, Long>> founded, Map<String, Wanted> wanted) {
        Map<String, @Nullable Long> names = new TreeMap<>();
        for (Map.Entry<String, Long> entry : founded) {
            CompanyKeys keys = want(wanted, entry).keys();
            if (keys.domain() != null && keys.name() != null) {
                names.putIfAbsent("name:" + keys.name(), entry.getValue());
            }
        }
        if (!names.isEmpty()) {
            insertKeys(names);
        }
    }

    private Map<String, Long> insertKeys(Map<String, @Nullable Long> claims) {
        List<Map.Entry<String, @Nullable Long>> rows = List.copyOf(claims.entrySet());
        Map<String, Long> won = new TreeMap<>();
        jdbc.sql(CLAIM)
                .param(Columns.texts(rows, Map.Entry::getKey))
                .param(Columns.longs(rows, Map.Entry::getValue))
                .query((rs, n) -> won.put(rs.getString(1), rs.getLong(2)))
                .list();
        return won;
    }

    private Map<String, Standing> find(Collection<String> keys) {
        Map<String, Standing> standing = new HashMap<>();
        jdbc.sql(FIND)
                .param(Columns.texts(keys))
                .query((rs, n) -> standing.put(rs.getString(1), new Standing(rs.getLong(2), rs.getString(3))))
                .list();
        return standing;
    }

    private static Collection<String> allKeys(Map<String, Wanted> wanted) {
        Collection<String> keys = new TreeSet<>(wanted.keySet());
        wanted.values().stream()
                .map(w -> w.keys().name())
                .filter(Objects::nonNull)
                .forEach(name -> keys.add("name:" + name));
        return keys;
    }

    private static Wanted want(Map<String, Wanted> wanted, Map.Entry<String, Long> entry) {
        return Objects.requireNonNull(wanted.get(entry.getKey()));
    }

    private record Standing(long account, @Nullable String domain) {}

    /** What an account would be founded with. */
    private record Wanted(CompanyKeys keys, String name) {
        static Wanted by(LeadRow row, CompanyKeys keys) {
            String company = row.company();
            return new Wanted(keys, company != null ? company : Objects.requireNonNull(keys.domain()));
        }

        /** The one that knows the company's name. */
        Wanted or(Wanted other) {
            return keys.name() == null ? other : this;
        }
    }
}
