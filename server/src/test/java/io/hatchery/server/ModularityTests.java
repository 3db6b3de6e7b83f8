package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.platform.ModuleMigrations;
import java.io.File;
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
}
