package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.platform.ModuleMigrations;
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
    void everyModuleHasItsPlaceInTheOrderOfMigrations() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(ModuleMigrations.ORDER);
    }

    @Test
    void theModulesAreDrawn() {
        new Documenter(MODULES).writeDocumentation();
    }
}
