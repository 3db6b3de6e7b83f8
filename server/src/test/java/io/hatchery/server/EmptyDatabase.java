package io.hatchery.server;

import io.hatchery.server.platform.ModuleMigrations;
import io.hatchery.server.platform.Seeds;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties every module's tables before a test class, plants the seeds again and sets the clock back. */
public final class EmptyDatabase extends AbstractTestExecutionListener {
    private static final int ATTEMPTS = 20;

    @Override
    public int getOrder() {
        return 3000; // after dependency injection has made the context, before transactions
    }

    @Override
    public void beforeTestClass(TestContext test) {
        empty(test.getApplicationContext());
    }

    /** Empties the tables of a server under test, plants the seeds again and sets its clock back. */
    public static void empty(ApplicationContext context) {
        context.getBean(TestClock.class).set(TestClock.START);
        empty(context.getBean(JdbcTemplate.class));
        context.getBean(Seeds.class).plantAll();
    }

    /** Work that still runs may hold a lock; it is given way a few times. */
    private static void empty(JdbcTemplate jdbc) {
        for (int attempt = 1; ; attempt++) {
            try {
                truncate(jdbc);
                return;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void truncate(JdbcTemplate jdbc) {
        List<String> tables = jdbc.queryForList(
                """
                SELECT format('%I.%I', n.nspname, c.relname)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ?
                ORDER BY 1
                """, String.class, ModuleMigrations.ORDER.toArray(String[]::new), ModuleMigrations.HISTORY);
        if (!tables.isEmpty()) {
            jdbc.execute("SET lock_timeout = '3s'; TRUNCATE " + String.join(", ", tables)
                    + " RESTART IDENTITY CASCADE; SET lock_timeout = 0");
        }
    }
}
