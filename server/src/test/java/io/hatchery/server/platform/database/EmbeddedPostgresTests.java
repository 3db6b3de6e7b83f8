package io.hatchery.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hatchery.server.TestDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresTests {
    private Path folder = Path.of("target");

    @BeforeEach
    void aFolder() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres test ");
    }

    @AfterEach
    void clean() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
    }

    private EmbeddedPostgres.Options options() {
        return new EmbeddedPostgres.Options(folder.resolve("postgres"), TestDatabase.binaries(), Map.of());
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
    }

    private static String show(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    @Test
    void keepsWhatItHasAcknowledgedAndChecksWhatItReads() throws Exception {
        try (var server = EmbeddedPostgres.start(options());
                var connection = connect(server)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(show(connection, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(show(connection, "SELECT lower('ÀÉ')")).isEqualTo("àé");
        }
    }

    @Test
    void letsNoOneInWithoutThePassword() throws Exception {
        try (var server = EmbeddedPostgres.start(options())) {
            assertThatThrownBy(
                            () -> DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/password")))
                    .hasSize(2);
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsToldToGoElsewhere() {
        try (var server = EmbeddedPostgres.start(options())) {
            assertThat(server.pid()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("HATCHERY_DATA");
        }
    }

    @Test
    void stopsAnOrphanBeforeItTouchesTheFiles() throws Exception {
        EmbeddedPostgres.start(options()).close();
        Path cluster = folder.resolve("postgres/18");
        Path home;
        try (var found = Files.list(TestDatabase.binaries())) {
            home = found.filter(it -> it.getFileName().toString().startsWith("postgres-"))
                    .findFirst()
                    .orElseThrow();
        }
        int port;
        try (var socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        Process orphan = new ProcessBuilder(PostgresUser.of(cluster).run(cluster, command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orphan.log").toFile())
                .start();
        await().until(() -> !orphan.isAlive() || Files.exists(cluster.resolve("postmaster.pid")));
        assertThat(orphan.isAlive())
                .as(Files.readString(folder.resolve("orphan.log")))
                .isTrue();
        try (var server = EmbeddedPostgres.start(options());
                var connection = connect(server)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(show(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void runsBehindAFolderThatIsClosedToOthers() throws Exception {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        try (var server = EmbeddedPostgres.start(options());
                var connection = connect(server)) {
            assertThat(show(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAgainByItselfWhenItFalls() throws Exception {
        try (var server = EmbeddedPostgres.start(options())) {
            long pid = server.pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().ignoreExceptionsInstanceOf(SQLException.class)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        try (var connection = connect(server)) {
                            return server.pid() != pid
                                    && show(connection, "SELECT 1").equals("1");
                        }
                    });
        }
    }

    @Test
    void aKilledServerTakesItsDatabaseWithItAndEveryAcknowledgedRowIsThereAfterwards() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("child.log").toFile())
                .start();
        long pid;
        long acknowledged = 0;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            pid = number(out, "pid ");
            while (acknowledged < 500) {
                acknowledged = number(out, "ack ");
            }
            assertThat(child.toHandle().destroyForcibly()).isTrue();
            child.waitFor();
            for (long n = number(out, "ack "); n > 0; n = number(out, "ack ")) {
                acknowledged = n;
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ProcessHandle.of(pid).isEmpty());

        try (var server = EmbeddedPostgres.start(options());
                var connection = connect(server)) {
            assertThat(Long.parseLong(show(connection, "SELECT max(n) FROM kept")))
                    .isGreaterThanOrEqualTo(acknowledged);
            assertThat(show(connection, "SELECT count(*) = max(n) AND count(DISTINCT n) = count(*) FROM kept"))
                    .isEqualTo("t");
        }
    }

    /** The number on the next line that begins so; -1 at the end. The last line may be cut short. */
    private static long number(BufferedReader out, String prefix) throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.matches(prefix + "[0-9]+")) {
                return Long.parseLong(line.substring(prefix.length()));
            }
        }
        return -1;
    }

    /** A server that writes rows and says so after each, until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws Exception {
            var server = EmbeddedPostgres.start(
                    new EmbeddedPostgres.Options(Path.of(args[0], "postgres"), TestDatabase.binaries(), Map.of()));
            try (var connection = connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (n bigint)");
                System.out.println("pid " + server.pid());
                for (long n = 1; ; n++) {
                    statement.execute("INSERT INTO kept VALUES (" + n + ")");
                    System.out.println("ack " + n);
                }
            }
        }
    }
}
