package io.hatchery.server;

import io.hatchery.server.platform.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL per test JVM, under {@code target}; a database of its own for each application context. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedPostgres server = Holder.SERVER;
        int number = COUNT.incrementAndGet();
        String name = "test_" + number;
        create(name);
        TestPropertyValues.of(
                        "hatchery.db.url=" + server.url(name),
                        "hatchery.db.user=" + EmbeddedPostgres.USER,
                        "hatchery.db.password=" + server.password(),
                        "hatchery.db.pool=12",
                        "hatchery.runtime.background=false",
                        "hatchery.data=" + Holder.FOLDER.resolve("data-" + number))
                .applyTo(context);
    }

    /** The shared server, for tests that need a connection of their own. */
    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** The folder in which tests unpack PostgreSQL's programs, once for all. */
    public static Path binaries() {
        return Path.of("target", "postgres-binaries").toAbsolutePath();
    }

    /** Makes an empty database on the shared server. */
    public static void create(String name) {
        try (Connection connection = DriverManager.getConnection(
                        server().url("postgres"), EmbeddedPostgres.USER, server().password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {
        private static final Path FOLDER = Path.of(
                        "target", "test-server-" + ProcessHandle.current().pid())
                .toAbsolutePath();
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            // What a test writes need not outlive a power failure; tests of durability start servers of their own.
            EmbeddedPostgres server = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                    FOLDER.resolve("postgres"),
                    binaries(),
                    Map.of(
                            "fsync",
                            "off",
                            "synchronous_commit",
                            "off",
                            "full_page_writes",
                            "off",
                            "max_connections",
                            "200")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                try {
                    FileSystemUtils.deleteRecursively(FOLDER);
                } catch (IOException e) {
                    System.err.println("Left behind: " + FOLDER + " (" + Files.exists(FOLDER) + "): " + e);
                }
            }));
            return server;
        }
    }
}
