package io.hatchery.server.story;

import io.hatchery.server.HatcheryApplication;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server as people start it: its own empty database, the real clock, its workers running, the built console. */
final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    Server(Path data) {
        this.context = new SpringApplicationBuilder(HatcheryApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--hatchery.data=" + data,
                        "--hatchery.postgres.binaries="
                                + Path.of("target", "postgres-binaries").toAbsolutePath(),
                        "--hatchery.console.dir="
                                + Path.of("..", "console", "dist")
                                        .toAbsolutePath()
                                        .normalize());
    }

    String at(String path) {
        WebServer web = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return "http://127.0.0.1:" + web.getPort() + path;
    }

    @Override
    public void close() {
        context.close();
    }
}
