package io.hatchery.server.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hatchery.server.platform.DataDirectory;
import io.hatchery.server.platform.HatcheryProperties;
import io.hatchery.server.platform.ModuleMigrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The data source. Who holds it may use every table: it is handed out only after all migrations. It closes after whoever uses it,
 * and the embedded server after it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String NAME = "hatchery";

    @Bean(destroyMethod = "close")
    @Conditional(NoServerNamed.class)
    EmbeddedPostgres embeddedPostgres(HatcheryProperties properties, DataDirectory data) throws SQLException {
        Path folder = data.root().resolve("postgres");
        Path binaries = properties.postgres().binaries();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                folder,
                (binaries == null ? folder : binaries).toAbsolutePath().normalize(),
                properties.postgres().settings()));
        createDatabase(postgres);
        return postgres;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(HatcheryProperties properties, java.util.Optional<EmbeddedPostgres> embedded) {
        HatcheryProperties.Db db = properties.db();
        DatabaseAddress address = embedded.map(
                        it -> new DatabaseAddress(it.url(NAME), EmbeddedPostgres.USER, it.password()))
                .orElseGet(() -> DatabaseAddress.parse(stated(db.url()), db.user(), db.password()));
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(db.pool());
        config.setMinimumIdle(Math.min(4, db.pool()));
        config.setConnectionInitSql("SET TIME ZONE 'UTC'");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "hatchery");
        HikariDataSource source = new HikariDataSource(config);
        try {
            ModuleMigrations.migrate(source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
        return source;
    }

    private static String stated(@Nullable String url) {
        if (url == null) {
            throw new IllegalStateException("HATCHERY_DB_URL is not set");
        }
        return url;
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        }
    }

    /** No database server is named, so ours runs. */
    static final class NoServerNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String url = context.getEnvironment().getProperty("hatchery.db.url", "");
            return url.isBlank();
        }
    }
}
