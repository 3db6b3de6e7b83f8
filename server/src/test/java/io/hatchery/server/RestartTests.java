package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.access.NewUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.database.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

class RestartTests {

    @Test
    void aRestartOnTheEmbeddedDatabaseSignsNoOneOutAndLeavesNoProcessBehind() throws Exception {
        Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "restart");
        try {
            String session;
            long postgres;
            try (ConfigurableApplicationContext first = start(data)) {
                Users users = first.getBean(Users.class);
                users.add(new NewUser("ada@example.com", "Ada", Console.PASSWORD, Set.of(Role.ADMIN), Set.of(), "en"));
                Console console = new Console(port(first), users, first.getBean(JsonMapper.class));
                console.signIn("ada@example.com", Console.PASSWORD).is(200);
                session = console.cookie("HATCHERY_SESSION").orElseThrow();
                postgres = first.getBean(EmbeddedPostgres.class).pid();
            }
            assertThat(ProcessHandle.of(postgres)).isEmpty();

            try (ConfigurableApplicationContext second = start(data)) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(second) + "/api/session"))
                        .header("Cookie", "HATCHERY_SESSION=" + session)
                        .build();
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("ada@example.com");
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static ConfigurableApplicationContext start(Path data) {
        return new SpringApplicationBuilder(HatcheryApplication.class)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--hatchery.data=" + data,
                        "--hatchery.postgres.binaries=" + TestDatabase.binaries());
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
