package io.hatchery.server.runtime;

import io.hatchery.server.TestClock;
import io.hatchery.server.TestDatabase;
import io.hatchery.server.platform.ModuleMigrations;
import io.hatchery.server.platform.database.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database in which one simulated world lives after the other: a connection for each server and one to look from outside. */
final class SimulatedDatabase implements AutoCloseable {
    static final int SERVERS = 3;

    /** Everything the host and the read model of leads write, in one statement list. */
    private static final String EMPTY = """
            delete from runtime.lead; delete from runtime.identity; delete from runtime.seen; delete from runtime.event;
            delete from runtime.event_type; delete from runtime.outbox; delete from runtime.quarantine;
            delete from playbook.version; delete from delivery.message;
            select setval('runtime.lead_id_seq', 1, false), setval('runtime.event_id', 1, false),
                setval('runtime.quarantine_id_seq', 1, false)
            """;

    final JdbcTemplate jdbc;
    private final String name;
    private final List<Connection> lines = new ArrayList<>();
    private final List<Integer> backends = new ArrayList<>();
    private final Connection outside;
    private final PreparedStatement waits;
    private final String empty;

    SimulatedDatabase(String name) {
        this.name = name;
        TestDatabase.create(name);
        try {
            outside = connection(name);
            SingleConnectionDataSource source = new SingleConnectionDataSource(outside, true);
            ModuleMigrations.migrate(source);
            jdbc = new JdbcTemplate(source);
            jdbc.execute("alter database " + name + " set deadlock_timeout = '20ms'");
            onePartition();
            waits = outside.prepareStatement("select cardinality(pg_blocking_pids(?)) > 0");
            for (int i = 0; i < SERVERS; i++) {
                lines.add(connection(name));
                backends.add(pid(lines.get(i)));
            }
            List<String> records = jdbc.queryForList("""
                    select format('delete from %I.%I;', schemaname, tablename) from pg_tables
                    where schemaname = 'leads' and tablename <> ? order by 1
                    """, String.class, ModuleMigrations.HISTORY);
            empty = String.join(" ", records) + EMPTY;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One partition for all months: planning over two dozen of them is what a world would spend most of its time on. The host finds
     * that the tables it would make for months are there.
     */
    private void onePartition() {
        // playbooks never change, but a world that is over is emptied
        jdbc.execute("alter table playbook.version disable trigger version_is_immutable");
        jdbc.execute("create table runtime.event_all partition of runtime.event default");
        YearMonth first =
                YearMonth.from(TestClock.START.atOffset(ZoneOffset.UTC)).minusMonths(3);
        for (int i = 0; i < 30; i++) {
            YearMonth month = first.plusMonths(i);
            jdbc.execute("create table runtime.event_%d_%02d ()".formatted(month.getYear(), month.getMonthValue()));
        }
    }

    private static Connection connection(String database) throws SQLException {
        EmbeddedPostgres server = TestDatabase.server();
        Connection line = DriverManager.getConnection(
                server.url(database) + "?prepareThreshold=1", EmbeddedPostgres.USER, server.password());
        try (Statement statement = line.createStatement()) {
            statement.execute("set time zone 'UTC'");
        }
        return line;
    }

    private static int pid(Connection line) throws SQLException {
        try (Statement statement = line.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    Connection line(int server) {
        return lines.get(server);
    }

    int backend(int server) {
        return backends.get(server);
    }

    /** Whether this backend waits for another's lock. */
    boolean waits(int backend) {
        try {
            waits.setInt(1, backend);
            try (ResultSet row = waits.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives every server a new line: a world that ended wrongly stands still in the middle of transactions, whose locks nobody lets go. */
    void renew() {
        try {
            for (int i = 0; i < SERVERS; i++) {
                jdbc.queryForObject("select pg_terminate_backend(?)", Boolean.class, backends.get(i));
                lines.set(i, connection(name));
                backends.set(i, pid(lines.get(i)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void empty() {
        jdbc.execute(empty);
    }

    @Override
    public void close() {
        try {
            for (Connection line : lines) {
                line.close();
            }
            outside.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
