package io.hatchery.server.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data kept beside the repository, at {@code ../shared/data}; it may be absent on a developer's machine, never in CI. */
public final class SharedData {
    private SharedData() {}

    /** The file, searched from here upwards. Skips the test when it is absent, fails it in CI. */
    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI must have ../shared/data/" + name + " beside the repository");
        }
        assumeTrue(false, "../shared/data/" + name + " is absent");
        throw new AssertionError("unreachable");
    }
}
