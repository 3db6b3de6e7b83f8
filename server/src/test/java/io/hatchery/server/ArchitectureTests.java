package io.hatchery.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hatchery.server.platform.ModuleMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

class ArchitectureTests {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hatchery.server");

    private static final Map<String, Set<String>> CHANCE_AND_TIME = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.YearMonth", Set.of("now"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.security.SecureRandom", Set.of("<init>"));

    private static final String SCHEMAS = String.join("|", ModuleMigrations.ORDER);
    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|table|references|only|truncate)\\s+(" + SCHEMAS + ")\\.\\w+");

    @Test
    void onlyThePlatformLearnsTheTimeAndMakesIds() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.hatchery.server.platform..")
                .should(callCodeUnitWhere(
                        target(describe("tells the time or makes something by chance", ArchitectureTests::byChance))))
                .because("the clock is moved by hand in tests; ask platform's Clock and Ids")
                .check(CLASSES);
    }

    private static boolean byChance(CodeUnitCallTarget call) {
        return CHANCE_AND_TIME.getOrDefault(call.getOwner().getName(), Set.of()).contains(call.getName());
    }

    @Test
    void controllersKnowNoDatabase() {
        noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .because("SQL lives in repositories")
                .check(CLASSES);
    }

    @Test
    void controllersAreNoOnesBusiness() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void noModuleReadsAnothersTables() {
        Stream<Path> code = files(Path.of("src/main/java/io/hatchery/server"), ".java");
        Stream<Path> migrations = files(Path.of("src/main/resources/db/migration"), ".sql");
        assertThat(Stream.concat(code, migrations).flatMap(ArchitectureTests::foreignTables))
                .as("SQL that names another module's table; ask the module through its API")
                .isEmpty();
    }

    private static Stream<String> foreignTables(Path file) {
        String module = moduleOf(file);
        Matcher matcher = TABLE.matcher(read(file));
        return matcher.results()
                .filter(found -> !found.group(1).equalsIgnoreCase(module))
                .map(found -> file + ": " + found.group().replaceAll("\\s+", " "));
    }

    private static String moduleOf(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.replaceFirst(".*(io/hatchery/server|db/migration)/([a-z]+)/.*", "$2");
    }

    @Test
    void everyPackageSaysWhatItOwnsAndIsNullMarked() {
        assertThat(CLASSES.stream().map(it -> it.getPackage()).distinct())
                .allSatisfy(it -> assertThat(it.tryGetPackageInfo())
                        .as("package-info of %s", it.getName())
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue()));
    }

    @Test
    void everythingSaidToPeopleIsSaidInBothLanguages() {
        List<Path> english = files(Path.of("src/main/resources/i18n"), ".properties")
                .filter(it -> !it.getFileName().toString().endsWith("_zh.properties"))
                .toList();
        assertThat(english).isNotEmpty().allSatisfy(file -> {
            Path chinese = Path.of(file.toString().replaceFirst("\\.properties$", "_zh.properties"));
            assertThat(chinese).exists();
            assertThat(properties(chinese).stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(properties(file).stringPropertyNames());
            assertThat(Stream.of(properties(file), properties(chinese)).flatMap(it -> it.values().stream()))
                    .as("messages of %s; an apostrophe is written ’ or quotes braces", file)
                    .allSatisfy(
                            text -> assertThat(new MessageFormat((String) text)).isNotNull())
                    .allSatisfy(text -> assertThat(text.toString()
                                            .chars()
                                            .filter(c -> c == '\'')
                                            .count()
                                    % 2)
                            .isZero());
        });
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
