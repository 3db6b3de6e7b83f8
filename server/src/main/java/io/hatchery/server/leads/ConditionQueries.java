package io.hatchery.server.leads;

import io.hatchery.server.leads.LeadSort.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds leads by the SQL of a condition. Many hits are found soonest by walking down the order asked for, few by one pass over all
 * leads with every worker there is; which of both it is, nobody knows before, so a short walk comes first.
 */
@Repository
class ConditionQueries {
    /** Rows walked before the pass over all: some tens of milliseconds. */
    static final int WALKED = 10_000;

    private static final long HALF = 1L << 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ConditionQueries(JdbcClient jdbc, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setReadOnly(true);
    }

    /**
     * A lead that SQL found.
     *
     * @param sure false when the engine must be asked
     */
    record Hit(long id, boolean known, boolean sure, Place place) {}

    /** @param unsure how many of them the engine must be asked about; they are not among the others */
    record Counted(long count, long known, long unsure) {}

    /** Whether some rows lack their {@link Facets} still. */
    boolean unfilled() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM leads.lead WHERE pattern_keys IS NULL)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Plans for the values at hand, and uses every worker, within some time.
     *
     * @throws org.springframework.dao.QueryTimeoutException when it is over
     */
    <T> T within(Duration time, Supplier<T> work) {
        return transactions.execute(_ -> {
            jdbc.sql("""
                            SELECT set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                                set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '4', true)
                            """)
                    .param(Long.toString(time.toMillis()))
                    .query((row, n) -> row.getString(1))
                    .single();
            return work.get();
        });
    }

    /** The first hits after a place among the next {@value #WALKED} rows. */
    List<Hit> near(LeadFilter filter, Verdict verdict, LeadSort sort, @Nullable Place after, int limit) {
        List<Object> params = new ArrayList<>(sure(verdict).params());
        List<String> halves = new ArrayList<>();
        String order = " ORDER BY l." + sort.orderBy().replace(", id", ", l.id");
        for (boolean known : filter.known().flags()) {
            Piece half = where(LeadSql.of(filter, known), sort, after);
            halves.add("(SELECT l.* FROM leads.lead l WHERE " + half.text() + order + " LIMIT ?)");
            params.addAll(half.params());
            params.add(WALKED);
        }
        params.add(WALKED);
        params.addAll(verdict.possibly().params());
        params.add(limit);
        return jdbc.sql("SELECT " + columns(sort, verdict) + " FROM (SELECT * FROM ("
                        + String.join(" UNION ALL ", halves) + ") l" + order + " LIMIT ?) l WHERE "
                        + verdict.possibly().text() + order + " LIMIT ?")
                .params(params)
                .query((row, n) -> hit(row))
                .list();
    }

    /** The first hits after a place among all rows. {@code OFFSET 0} keeps the planner from walking down the order after all. */
    List<Hit> all(LeadFilter filter, Verdict verdict, LeadSort sort, @Nullable Place after, int limit) {
        Piece where = where(LeadSql.of(filter, filter.known().flags()), sort, after);
        List<Object> params = new ArrayList<>(sure(verdict).params());
        params.addAll(where.params());
        params.addAll(verdict.possibly().params());
        params.add(limit);
        return jdbc.sql("SELECT * FROM (SELECT " + columns(sort, verdict) + ", l."
                        + sort.by().column()
                        + " AS sorted FROM leads.lead l WHERE " + where.text() + " AND "
                        + verdict.possibly().text() + " OFFSET 0) h ORDER BY sorted "
                        + (sort.descending() ? "DESC, id DESC" : "ASC, id ASC") + " LIMIT ?")
                .params(params)
                .query((row, n) -> hit(row))
                .list();
    }

    /** Whether it is sure is asked once for each: both counts are halves of one sum. */
    Counted count(LeadFilter filter, Verdict verdict) {
        LeadSql where = LeadSql.of(filter, filter.known().flags());
        Piece sure = sure(verdict);
        List<Object> params = new ArrayList<>(sure.params());
        params.addAll(where.params());
        params.addAll(verdict.possibly().params());
        return jdbc.sql("SELECT count(*), coalesce(sum(CASE WHEN " + sure.text() + " THEN CASE WHEN l.known THEN "
                        + (HALF + 1)
                        + " ELSE 1 END ELSE 0 END), 0)::int8 FROM leads.lead l WHERE " + where.where() + " AND "
                        + verdict.possibly().text())
                .params(params)
                .query((row, n) -> new Counted(
                        row.getLong(2) % HALF, row.getLong(2) / HALF, row.getLong(1) - row.getLong(2) % HALF))
                .single();
    }

    /** About how many rows there are, as PostgreSQL last counted them. */
    long size() {
        return jdbc.sql("SELECT greatest(reltuples, 0)::int8 FROM pg_class WHERE oid = 'leads.lead'::regclass")
                .query(Long.class)
                .single();
    }

    /**
     * A sample of all leads: those of whole pages of the table, taken by chance but the same each time.
     *
     * @param size how many there are in it
     * @param hits of them, those the condition possibly holds for
     */
    record Sample(long size, List<Hit> hits) {}

    /** @param percent of the table, above 0, at most 100 */
    Sample sample(Verdict verdict, LeadSort sort, double percent) {
        List<Object> params = new ArrayList<>(verdict.possibly().params());
        params.addAll(sure(verdict).params());
        params.add(percent);
        long[] size = new long[1];
        List<Hit> hits = new ArrayList<>();
        jdbc.sql("SELECT " + verdict.possibly().text() + " AS possibly, " + columns(sort, verdict)
                        + " FROM leads.lead l TABLESAMPLE SYSTEM (?) REPEATABLE (1) ORDER BY l."
                        + sort.orderBy().replace(", id", ", l.id"))
                .params(params)
                .query(row -> {
                    size[0]++;
                    if (row.getBoolean("possibly")) {
                        hits.add(hit(row));
                    }
                });
        return new Sample(size[0], hits);
    }

    /** Hits in ascending order of their numbers. */
    List<Hit> byNumber(LeadFilter filter, Verdict verdict, long after, int limit) {
        LeadSql sql = LeadSql.of(filter, filter.known().flags());
        List<Object> params = new ArrayList<>(sure(verdict).params());
        params.addAll(sql.params());
        params.addAll(verdict.possibly().params());
        params.add(after);
        params.add(limit);
        return jdbc.sql("SELECT l.id, l.known, " + sure(verdict).text()
                        + " AS sure, l.id::text AS place FROM leads.lead l WHERE " + sql.where() + " AND "
                        + verdict.possibly().text() + " AND l.id > ? ORDER BY l.id LIMIT ?")
                .params(params)
                .query((row, n) -> hit(row))
                .list();
    }

    private static Piece where(LeadSql sql, LeadSort sort, @Nullable Place after) {
        Piece filter = new Piece(sql.where(), sql.params());
        return after == null
                ? filter
                : Piece.join("{} AND {}", filter, Piece.of(sort.beyond(), after.value(), after.id()));
    }

    private static String columns(LeadSort sort, Verdict verdict) {
        return "l.id, l.known, " + sure(verdict).text() + " AS sure, l."
                + sort.by().column() + "::text AS place";
    }

    /** Hits are possible ones: where SQL alone answers, that is enough. */
    private static Piece sure(Verdict verdict) {
        return verdict.exact() ? Piece.TRUE : verdict.surely();
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getLong("id"), row.getBoolean("known"), row.getBoolean("sure"), Place.of(row));
    }
}
