package io.hatchery.server.intake.imports;

import io.hatchery.server.platform.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The uploaded files and the lists of rejected rows, in the data directory, readable by the server alone. */
@Component
class ImportFiles {
    /** Bytes of a file, at most. */
    static final long LARGEST = 1024L * 1024 * 1024;

    private final Path folder;

    ImportFiles(DataDirectory data) {
        this.folder = data.folder("imports");
    }

    /** Something larger than may be was sent. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    Path file(String id) {
        return folder.resolve(id + ".csv");
    }

    /** The workbook the file was made of. */
    Path workbook(String id) {
        return folder.resolve(id + ".xlsx");
    }

    Path rejected(String id) {
        return folder.resolve(id + ".rejected.csv");
    }

    /** Writes it to disk piece by piece; leaves nothing behind when it breaks off. */
    long keep(String id, InputStream in) throws IOException {
        Path file = file(id);
        try (var out = Files.newOutputStream(file)) {
            byte[] piece = new byte[64 * 1024];
            long bytes = 0;
            int read;
            while ((read = in.read(piece)) > 0) {
                bytes += read;
                if (bytes > LARGEST) {
                    throw new TooLarge();
                }
                out.write(piece, 0, read);
            }
            return bytes;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Removes the uploaded file; what was rejected stays for download. */
    void removeFile(String id) {
        remove(file(id));
        remove(workbook(id));
    }

    void removeAll(String id) {
        removeFile(id);
        remove(rejected(id));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
