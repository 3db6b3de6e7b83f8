package io.hatchery.server.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A postmaster that outlived the server that started it. */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final int PATIENCE_SECONDS = 60;

    private Orphan() {}

    /** Stops the postmaster that still runs on this cluster, if there is one, and waits until it is gone. */
    static void stop(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        Optional<ProcessHandle> living = ProcessHandle.of(pid).filter(process -> runs(process, cluster));
        if (living.isPresent()) {
            LOG.warn("A database left behind by an earlier server still runs (process {}); stopping it", pid);
            interrupt(pid);
            await(living.get());
        }
    }

    /** Whether this process is a postmaster on this cluster, and not a stranger to whom the number has passed. */
    private static boolean runs(ProcessHandle process, Path cluster) {
        try {
            String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return line.contains("postgres") && line.contains(cluster.toString());
        } catch (IOException e) {
            return process.info()
                    .command()
                    .filter(it -> it.endsWith("/postgres"))
                    .isPresent();
        }
    }

    /** Asks a postmaster to end its sessions, write everything down and go. */
    static void interrupt(long pid) throws IOException {
        signal(pid, "INT");
    }

    /** Makes a postmaster go at once; it recovers from its log at the next start. */
    static void quit(long pid) throws IOException {
        signal(pid, "QUIT");
    }

    private static void signal(long pid, String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .start()
                .onExit()
                .join();
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            quit(process.pid());
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an old database was stopping", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
