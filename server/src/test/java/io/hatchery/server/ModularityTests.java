package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.platform.ModuleMigrations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(HatcheryApplication.class);

    @Test
    void theModulesKeepTheirWalls() {
        MODULES.verify();
    }

    @Test
    void everyModuleWithTablesHasItsPlaceInTheOrderOfMigrations() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsAll(ModuleMigrations.ORDER);
        assertThat(new File("src/main/resources/db/migration").list()).isSubsetOf(ModuleMigrations.ORDER);
    }

    @Test
    void theModulesAreDrawn() {
        new Documenter(MODULES).writeDocumentation();
    }

    /** Of two package-info classes of one name the tests' is found first, and what the module's says would not be checked. */
    @Test
    void noTestHidesWhatAModuleSaysOfItself() throws IOException {
        Path tests = Path.of("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(tests::relativize)
                            .filter(file ->
                                    Files.exists(Path.of("src/main/java").resolve(file))))
                    .isEmpty();
        }
    }
}
