package io.hatchery.server.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.DataDirectory;
import io.hatchery.server.platform.HatcheryProperties;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsArea;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@HatcheryTest
@Import(SettingsTests.Areas.class)
class SettingsTests {
    record Line(String host, int port, @Nullable Secret password) {
        Line {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("A port is between 1 and 65535, not " + port);
            }
        }
    }

    static final SettingsArea<Line> LINE = new SettingsArea<>(
            "test-line", Line.class, new Line("localhost", 25, null), SettingsArea.Readers.ADMINISTRATORS);

    @TestConfiguration(proxyBeanMethods = false)
    static class Areas {
        @Bean
        SettingsArea<Line> line() {
            return LINE;
        }
    }

    @Autowired
    private Settings settings;

    @Autowired
    private Console console;

    @Autowired
    private JdbcClient db;

    @Autowired
    private DataDirectory data;

    @Test
    void secretsAreEncryptedAtRestAndNeverSentOut() throws Exception {
        Console admin = console.as(Role.ADMIN);
        String form = "{\"host\": \"mail\", \"port\": 587, \"password\": %s}";
        var answer = admin.put("/api/settings/test-line", form.formatted("{\"value\": \"hunter2-密码\"}"))
                .is(200);
        assertThat(answer.json().at("/password/set").asBoolean()).isTrue();
        assertThat(answer.body()).doesNotContain("hunter2");
        assertThat(admin.get("/api/settings/test-line").body()).doesNotContain("hunter2", "locked");
        String stored = db.sql("SELECT value::text FROM platform.setting WHERE area = 'test-line'")
                .query(String.class)
                .single();
        assertThat(stored).contains("locked").doesNotContain("hunter2");
        assertThat(settings.get(LINE).password()).isEqualTo(new Secret("hunter2-密码"));

        admin.put("/api/settings/test-line", form.formatted("{\"set\": true}")).is(200);
        assertThat(settings.get(LINE).password()).isEqualTo(new Secret("hunter2-密码"));
        admin.put("/api/settings/test-line", form.formatted("null")).is(200);
        assertThat(settings.get(LINE).password()).isNull();
        assertThat(Files.getPosixFilePermissions(data.root().resolve("secret.key")))
                .hasSize(2);
    }

    @Test
    void whatIsNotValidIsRefusedWithItsReasonAndChangesNothing() {
        Console admin = console.as(Role.ADMIN);
        Line before = settings.get(LINE);
        var refused = admin.put("/api/settings/test-line", "{\"host\": \"mail\", \"port\": 70000}")
                .is(400)
                .json();
        assertThat(refused.at("/errors/0/message").asString()).contains("between 1 and 65535, not 70000");
        admin.put("/api/settings/test-line", "[]").is(400);
        admin.put(
                        "/api/settings/company",
                        "{\"name\": \"X\", \"timeZone\": \"Mars/Base\", \"currency\": \"CNY\", \"locale\": \"en\"}")
                .is(400);
        assertThat(settings.get(LINE)).isEqualTo(before);
        admin.get("/api/settings/nothing").is(404);
    }

    @Test
    void onlyAdministratorsChangeSettingsAndReadTheirOwn() {
        Console marketer = console.as(Role.MARKETER);
        marketer.get("/api/settings/test-line").is(403);
        marketer.get("/api/settings/company").is(200);
        marketer.put("/api/settings/company", "{}").is(403);
    }

    @Test
    void aSecretLockedWithAnotherKeyIsToldApartFromAMistake() throws Exception {
        SecretBox one = box(Files.createTempDirectory(Path.of("target"), "key"));
        SecretBox other = box(Files.createTempDirectory(Path.of("target"), "key"));
        String locked = one.lock("secret");
        assertThat(one.unlock(locked)).isEqualTo("secret");
        assertThat(one.lock("secret")).isNotEqualTo(locked);
        assertThatThrownBy(() -> other.unlock(locked)).hasMessageContaining("another key");
    }

    private static SecretBox box(Path folder) {
        var properties = new HatcheryProperties(
                folder,
                new HatcheryProperties.Db(null, null, null, 1),
                new HatcheryProperties.Secret(null),
                new HatcheryProperties.Console(null),
                new HatcheryProperties.Postgres(null, Map.of()),
                new HatcheryProperties.Limits(6_000, 50_000));
        return new SecretBox(properties, new DataDirectory() {
            @Override
            public Path root() {
                return folder;
            }

            @Override
            public Path folder(String name) {
                return folder.resolve(name);
            }
        });
    }
}
