package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Power is pulled in mid-stream: kill -9 of a real server process with its own embedded database. */
class KillTests {
    private static final int KILLS = 2;
    private static final int ACKNOWLEDGED = 1_500;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedEventIsThereAfterAKillAndNoneTwice() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < KILLS; i++) {
            acknowledged.addAll(runAndKill());
        }
        try (ConfigurableApplicationContext server = ServerToBeKilled.start(args())) {
            Map<String, Integer> stored = stored(server);
            assertThat(stored.keySet()).containsAll(acknowledged);
            assertThat(stored.values()).containsOnly(1);
            assertThat(Replay.equalsStateOfEveryLead(server)).isGreaterThan(50);

            List<Arrival> all =
                    new Crowd(ServerToBeKilled.SEED, ServerToBeKilled.PEOPLE).events("k-", 2 * ACKNOWLEDGED);
            server.getBean(Events.class).accept(all);
            assertThat(stored(server)).hasSizeGreaterThanOrEqualTo(all.size());
            assertThat(stored(server).values()).containsOnly(1);
            assertThat(Replay.equalsStateOfEveryLead(server)).isGreaterThan(50);
        }
    }

    private Set<String> runAndKill() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerToBeKilled.class.getName()));
        command.addAll(List.of(args()));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ACK ")
                        && acknowledged.add(line.substring(4))
                        && acknowledged.size() == ACKNOWLEDGED) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);
        return acknowledged;
    }

    private String[] args() {
        return new String[] {
            "--server.port=0",
            "--hatchery.runtime.background=false",
            "--hatchery.data=" + folder.resolve("data"),
            "--hatchery.postgres.binaries=" + TestDatabase.binaries(),
        };
    }

    private static Map<String, Integer> stored(ConfigurableApplicationContext server) {
        Map<String, Integer> counts = new HashMap<>();
        server.getBean(JdbcTemplate.class)
                .query(
                        "select convert_from(raw, 'UTF8')::json ->> 'messageId' as id from runtime.event where happened is not null",
                        row -> {
                            counts.merge(row.getString("id"), 1, Integer::sum);
                        });
        return counts;
    }
}
