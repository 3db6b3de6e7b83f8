package io.hatchery.server.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that lives and dies with this process, on a random port of the loopback address.
 *
 * <p>Its life is tied to ours three times over: {@link #close} stops it; the kernel interrupts it when we are killed; and should one
 * outlive us all the same, the next start stops it before it touches the files. A lock on the folder keeps a second server off.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser, whose password is made at the first start. */
    public static final String USER = "hatchery";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int MAJOR = 18;

    private final FileChannel lock;
    private final String password;
    private final PostgresProcess process;

    /**
     * Where and how to run.
     *
     * @param folder holds the cluster, the password and the log
     * @param binaries where to unpack the programs
     * @param settings further settings, over ours
     */
    public record Options(Path folder, Path binaries, Map<String, String> settings) {
        public Options {
            settings = Map.copyOf(settings);
        }
    }

    private EmbeddedPostgres(FileChannel lock, String password, PostgresProcess process) {
        this.lock = lock;
        this.password = password;
        this.process = process;
    }

    /**
     * Starts it, and makes the cluster first when there is none. Returns when it takes connections.
     *
     * @throws IllegalStateException when another server uses the folder, or PostgreSQL does not start; the message says what to do
     */
    public static EmbeddedPostgres start(Options options) {
        try {
            Files.createDirectories(options.folder());
            FileChannel lock = lock(options.folder());
            Path home = PostgresBinaries.unpack(options.binaries());
            Path cluster = options.folder().resolve(Integer.toString(MAJOR));
            PostgresUser user = PostgresUser.of(cluster);
            Orphan.stop(cluster);
            String password = password(options.folder());
            if (Files.notExists(cluster)) {
                initialise(options.folder(), home, cluster, user, password);
            }
            PostgresProcess process = new PostgresProcess(
                    home,
                    cluster,
                    options.folder().resolve("postgres.log"),
                    user,
                    PostgresSettings.with(options.settings()));
            process.start();
            return new EmbeddedPostgres(lock, password, process);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be prepared in " + options.folder(), e);
        }
    }

    /** The address of one of its databases, as JDBC wants it. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + database;
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** The process id of the postmaster. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the database folder cannot be released", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another Hatchery server runs on " + folder
                    + ". Stop it first, or give this one a data directory of its own with HATCHERY_DATA.");
        }
        return channel;
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        writePrivately(file, password);
        return password;
    }

    /** Makes a cluster aside and moves it into place, so that a start cut short leaves none. */
    private static void initialise(Path folder, Path home, Path cluster, PostgresUser user, String password)
            throws IOException {
        LOG.info("Making the embedded database in {}", folder);
        Path aside = folder.resolve("initialising");
        FileSystemUtils.deleteRecursively(aside);
        Files.createDirectory(
                aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(aside);
        Path secret = folder.resolve("initialising.password");
        Files.deleteIfExists(secret);
        writePrivately(secret, password);
        user.own(secret);
        List<String> command = List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + aside,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
        Path log = folder.resolve("initdb.log");
        Process initdb = new ProcessBuilder(user.run(aside, command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status = await(initdb);
        Files.delete(secret);
        if (status != 0) {
            throw new IllegalStateException("initdb failed with status " + status + ":\n" + Files.readString(log));
        }
        Files.move(aside, cluster);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was being made", e);
        }
    }
}
