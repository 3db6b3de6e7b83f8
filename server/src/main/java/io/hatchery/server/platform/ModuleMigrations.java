package io.hatchery.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database to the form this version expects: each module has one schema, named like it, and a history of its own, filled
 * from {@code db/migration/<module>}. A module without migrations has no schema.
 */
public final class ModuleMigrations {
    /** Modules in the order in which they are migrated: a module may refer to those before it. */
    public static final List<String> ORDER = List.of(
            "platform",
            "access",
            "playbook",
            "runtime",
            "content",
            "consent",
            "sources",
            "intake",
            "pages",
            "wechat",
            "wecom",
            "leads",
            "unify",
            "delivery",
            "desk",
            "ads",
            "insight");

    /** The table in which a module's schema keeps its history. */
    public static final String HISTORY = "migration_history";

    private ModuleMigrations() {}

    /**
     * Migrates every module.
     *
     * @throws org.flywaydb.core.api.FlywayException when a migration fails, or one already applied has been altered
     */
    public static void migrate(DataSource dataSource) {
        ORDER.stream().filter(ModuleMigrations::present).forEach(module -> migrate(dataSource, module));
    }

    private static void migrate(DataSource dataSource, String module) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(module)
                .defaultSchema(module)
                .table(HISTORY)
                .locations("classpath:db/migration/" + module)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    private static boolean present(String module) {
        try {
            return new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + module + "/*.sql")
                            .length
                    > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
