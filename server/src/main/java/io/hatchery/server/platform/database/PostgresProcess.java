package io.hatchery.server.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running postmaster and the thread that keeps it. The signal the kernel sends when a parent dies follows the thread that started
 * the child, so one thread starts it and lives as long as it does; should the postmaster fall, the thread starts it again.
 */
final class PostgresProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final long LOOK_MILLIS = 15;
    private static final int PATIENCE_SECONDS = 60;
    private static final int ATTEMPTS = 5;
    private static final long LOG_LIMIT = 16L * 1024 * 1024;

    private final Path home;
    private final Path cluster;
    private final Path log;
    private final PostgresUser user;
    private final Map<String, String> settings;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread keeper = new Thread(this::keep, "postgres-keeper");

    private volatile boolean stopping;
    private volatile int port;
    private volatile @Nullable Process process;

    PostgresProcess(Path home, Path cluster, Path log, PostgresUser user, Map<String, String> settings) {
        this.home = home;
        this.cluster = cluster;
        this.log = log;
        this.user = user;
        this.settings = settings;
        keeper.setDaemon(true);
    }

    /** Returns when it takes connections. */
    void start() {
        keeper.start();
        try {
            ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException told ? told : new IllegalStateException(e.getCause());
        }
    }

    int port() {
        return port;
    }

    long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /** Ends its sessions, has it write everything down, and waits until it is gone. */
    void stop() {
        stopping = true;
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            Orphan.interrupt(running.pid());
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The embedded database did not stop in {} s; making it go", PATIENCE_SECONDS);
                Orphan.quit(running.pid());
                running.waitFor();
            }
        } catch (IOException e) {
            running.destroy();
        } catch (InterruptedException e) {
            running.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            launch();
            ready.complete(null);
            while (!stopping) {
                Process running = process;
                int status = running == null ? -1 : running.waitFor();
                if (!stopping) {
                    LOG.error("The embedded database ended by itself (status {}); starting it again", status);
                    launch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!ready.completeExceptionally(e)) {
                LOG.error("The embedded database cannot be started again", e);
            }
        }
    }

    private void launch() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (port == 0 || attempt > 1) {
                port = freePort();
            }
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.delete(log);
            }
            long from = Files.exists(log) ? Files.size(log) : 0;
            Process started = new ProcessBuilder(user.run(cluster, command()))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            if (becomesReady(started)) {
                return;
            }
            String said = tail(from);
            if (attempt >= ATTEMPTS || !said.contains("could not bind")) {
                throw new IllegalStateException(
                        "PostgreSQL did not start (status " + started.exitValue() + "). It said:\n" + said);
            }
        }
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        command.addAll(List.of("-c", "port=" + port));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** The postmaster writes its state into the last line of its pid file; recovery after a crash may take a while. */
    private boolean becomesReady(Process started) throws IOException, InterruptedException {
        Path file = cluster.resolve("postmaster.pid");
        while (!started.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 7
                    && lines.getFirst().strip().equals(Long.toString(started.pid()))
                    && lines.get(7).strip().equals("ready")) {
                return true;
            }
        }
        return false;
    }

    private String tail(long from) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            return new String(
                    java.nio.channels.Channels.newInputStream(channel).readNBytes(8000),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
