package io.hatchery.server.runtime;

import io.hatchery.engine.Input;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the event log through a cursor. */
@Component
class PostgresRecordings implements Recordings {
    private static final int FETCH = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final LeadRows leads;
    private final Codec codec;

    PostgresRecordings(JdbcTemplate jdbc, PlatformTransactionManager transactions, LeadRows leads, Codec codec) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.codec = codec;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from runtime.lead where joined_into is null", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public List<Long> leadsAfter(long lead, int limit) {
        return jdbc.queryForList(
                "select id from runtime.lead where id > ? and joined_into is null order by id limit ?",
                Long.class,
                lead,
                limit);
    }

    @Override
    public List<Long> sample(int size) {
        return leads.sample(size).stream().map(LeadRows.Stored::id).toList();
    }

    @Override
    public void lives(List<Long> leads, Predicate<Life> each) {
        streamed("""
                select lead, happened from runtime.event where lead = any (?) and happened is not null order by lead, id
                """, leads, rows -> {
            List<Input.Happened> inputs = new ArrayList<>();
            long lead = 0;
            boolean more = true;
            while (more && rows.next()) {
                if (rows.getLong(1) != lead) {
                    more = inputs.isEmpty() || each.test(new Life(lead, inputs));
                    inputs.clear();
                    lead = rows.getLong(1);
                }
                inputs.add(codec.inputHappened(rows.getBytes(2)));
            }
            return more && !inputs.isEmpty() && each.test(new Life(lead, inputs));
        });
    }

    @Override
    public void steps(long lead, Predicate<Step> each) {
        streamed("""
                select input, type, occurred_at, received_at, actor, facts from runtime.event where lead = any (?) order by id
                """, List.of(lead), rows -> {
            boolean more = true;
            while (more && rows.next()) {
                more = each.test(step(rows));
            }
            return more;
        });
    }

    private Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString("input"),
                row.getString("type"),
                Sql.time(row, "occurred_at"),
                Sql.time(row, "received_at"),
                row.getString("actor"),
                codec.facts(row.getBytes("facts")));
    }

    private void streamed(String sql, List<Long> leads, ResultSetExtractor<Boolean> reader) {
        reading.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    PreparedStatement statement =
                            connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                    statement.setFetchSize(FETCH);
                    statement.setArray(1, array(connection, leads));
                    return statement;
                },
                reader));
    }

    private static Array array(Connection connection, List<Long> leads) throws SQLException {
        return connection.createArrayOf("int8", leads.toArray());
    }
}
