package io.hatchery.server.leads;

import io.hatchery.server.leads.LeadSort.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of lists. Every query is bounded: a page, or a count up to a limit. */
@Repository
class LeadQueries {
    private final JdbcClient jdbc;

    LeadQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with its place in the order it was asked in. */
    record Placed(LeadItem item, Place place) {}

    /** The rows after a place. Known and anonymous leads have an index each; both are read and merged when both are meant. */
    List<Placed> page(LeadFilter filter, LeadSort sort, @Nullable Place after, int limit) {
        List<String> parts = new ArrayList<>();
        List<Object> params = new ArrayList<>();
        for (boolean known : filter.known().flags()) {
            LeadSql sql = LeadSql.of(filter, known);
            params.addAll(sql.params());
            String beyond = "";
            if (after != null) {
                beyond = " AND " + sort.beyond();
                params.add(after.value());
                params.add(after.id());
            }
            params.add(limit);
            parts.add("(SELECT " + LeadItem.COLUMNS + ", l." + sort.by().column() + " AS sorted, l."
                    + sort.by().column() + "::text AS place FROM leads.lead l WHERE " + sql.where() + beyond
                    + " ORDER BY l."
                    + sort.orderBy().replace(", id", ", l.id") + " LIMIT ?)");
        }
        params.add(limit);
        String direction = sort.descending() ? "DESC" : "ASC";
        return jdbc.sql("SELECT * FROM (" + String.join(" UNION ALL ", parts) + ") u ORDER BY sorted " + direction
                        + ", id " + direction + " LIMIT ?")
                .params(params)
                .query((row, n) -> new Placed(LeadItem.of(row), Place.of(row)))
                .list();
    }

    /** How many there are, counted no further than {@code most}. */
    int count(LeadFilter filter, int most) {
        int count = 0;
        for (boolean known : filter.known().flags()) {
            LeadSql sql = LeadSql.of(filter, known);
            List<Object> params = new ArrayList<>(sql.params());
            params.add(most - count);
            count += jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM leads.lead l WHERE " + sql.where() + " LIMIT ?) c")
                    .params(params)
                    .query(Integer.class)
                    .single();
        }
        return count;
    }

    /** Numbers of leads in ascending order, after one of them: a walk that what happens meanwhile does not disturb. */
    List<Long> ids(LeadFilter filter, long after, int limit) {
        List<String> parts = new ArrayList<>();
        List<Object> params = new ArrayList<>();
        for (boolean known : filter.known().flags()) {
            LeadSql sql = LeadSql.of(filter, known);
            parts.add("(SELECT l.id FROM leads.lead l WHERE " + sql.where() + " AND l.id > ? ORDER BY l.id LIMIT ?)");
            params.addAll(sql.params());
            params.add(after);
            params.add(limit);
        }
        params.add(limit);
        return jdbc.sql("SELECT id FROM (" + String.join(" UNION ALL ", parts) + ") u ORDER BY id LIMIT ?")
                .params(params)
                .query(Long.class)
                .list();
    }

    Optional<LeadItem> find(long id) {
        return of(List.of(id)).stream().findFirst();
    }

    /** These leads, in the order of their numbers; those that are gone are left out. */
    List<LeadItem> of(List<Long> ids) {
        return jdbc.sql("SELECT " + LeadItem.COLUMNS + " FROM leads.lead l WHERE l.id = ANY (?) ORDER BY l.id")
                .param(Columns.longs(ids))
                .query((row, n) -> LeadItem.of(row))
                .list();
    }
}
