package io.hatchery.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.stereotype.Component;

@Component
final class LocalDataDirectory implements DataDirectory {
    private final Path root;

    LocalDataDirectory(HatcheryProperties properties) {
        root = properties.data().toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data directory " + root
                            + " cannot be made. Set HATCHERY_DATA to a directory this user may write.",
                    e);
        }
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }
}
