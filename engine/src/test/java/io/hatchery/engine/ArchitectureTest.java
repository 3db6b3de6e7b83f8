package io.hatchery.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hatchery.engine");

    @Test
    void the_engine_depends_on_nothing_but_java_and_its_null_annotations() {
        classes()
                .that()
                .resideInAPackage("io.hatchery.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.hatchery.engine..", "java..", "org.jspecify..")
                .check(ENGINE);
    }

    @Test
    void the_engine_knows_no_clock_no_chance_no_thread_and_no_outside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, Thread.class, UUID.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..",
                        "java.util.random..",
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "java.util.logging..")
                .check(ENGINE);
    }

    @Test
    void the_engine_never_asks_what_time_or_where_it_is() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .check(ENGINE);
    }

    @Test
    void state_is_changed_by_folding_facts_and_by_nothing_else() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.hatchery.engine.Evolution")
                .and()
                .doNotHaveFullyQualifiedName("io.hatchery.engine.LeadState")
                .should()
                .callConstructor(
                        LeadState.class,
                        Arrays.stream(LeadState.class.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new))
                .check(ENGINE);
    }
}
