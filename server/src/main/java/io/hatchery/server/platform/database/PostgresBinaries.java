package io.hatchery.server.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own programs, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}; unpacked into {@code cache} when it is not there yet. Several
     * processes may do so at once: each unpacks aside and the first one's folder stays.
     */
    static Path unpack(Path cache) throws IOException {
        Resource archive = archive();
        Path home = cache.resolve("postgres-" + archive.contentLength());
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(cache);
        Path aside = Files.createTempDirectory(cache, "unpacking-");
        try {
            unpack(archive, aside);
            open(aside);
            Files.move(aside, home);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException other) {
            FileSystemUtils.deleteRecursively(aside);
        }
        return home;
    }

    private static Resource archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String machine = arch.contains("aarch64") || arch.contains("arm64") ? "arm_64" : "x86_64";
        Resource[] found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:postgres-" + system + "-" + machine + ".txz");
        if (found.length == 0) {
            throw new IllegalStateException(
                    "There is no embedded PostgreSQL for " + system + " on " + machine
                            + ". Run a PostgreSQL 18 of your own and set HATCHERY_DB_URL=postgres://user:password@host:5432/hatchery.");
        }
        return found[0];
    }

    private static void unpack(Resource archive, Path target) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.getInputStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL holds a path outside itself: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        Set<PosixFilePermission> may = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((entry.getMode() & 0100) != 0) {
            may.add(PosixFilePermission.OWNER_EXECUTE);
            may.add(PosixFilePermission.GROUP_EXECUTE);
            may.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, may);
    }

    /** The folder made aside is private to this user; the database may run as another. */
    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
